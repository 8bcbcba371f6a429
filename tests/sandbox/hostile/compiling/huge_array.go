package main

var huge = [1 << 60]int{1 << 59: 1}

func main() { println(len(huge)) }
