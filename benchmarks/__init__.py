"""Speed and memory as ratios to the plainest way of doing the same; `python -m benchmarks` prints them."""
