"""Pipeline health: is there enough in the pipeline, in the right stages, on enough deals, to reach the target?"""
