package main

// #include "/etc/shadow"
import "C"

func main() {}
