#!/bin/sh
# Gradescope runs this once, when it builds the image that marks submissions.
set -eu

apt-get update
apt-get install -y --no-install-recommends libgmp10
chmod +x "${AUTOGRADER:-/autograder}/source/grade"
