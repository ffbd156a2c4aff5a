"""Benchmarks: what does an audit cost beside a bare scan of its columns and the script an analyst would write?"""
