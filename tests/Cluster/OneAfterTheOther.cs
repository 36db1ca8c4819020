// The tests kill and pause processes and measure how long others take to notice: side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
