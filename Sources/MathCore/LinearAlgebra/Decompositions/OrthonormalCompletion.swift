extension Decompositions.Columns {
  /// Puts unit vectors in place of the columns named, orthogonal to all others and to each other.
  ///
  /// There are at most as many columns as rows, and the others are orthonormal. With r of them there
  /// is a unit vector whose distance from their span is √((m − r)/m) or more; the nearest to it is
  /// taken, and its projections are taken away twice (Parlett, The Symmetric Eigenvalue Problem, §6.9).
  mutating func complete(_ missing: [Int]) {
    guard !missing.isEmpty else { return }
    var present = (0..<count).filter { !missing.contains($0) }
    for place in missing {
      var best = 0
      var smallest = Double.infinity
      for row in 0..<height {
        var squares = 0.0
        for column in present { squares += self[row, column] * self[row, column] }
        if squares < smallest {
          smallest = squares
          best = row
        }
      }
      var vector = [Double](repeating: 0, count: height)
      vector[best] = 1
      for _ in 0..<2 {
        for column in present {
          var product = 0.0
          for row in 0..<height { product += vector[row] * self[row, column] }
          for row in 0..<height { vector[row] -= product * self[row, column] }
        }
        var squares = 0.0
        for row in 0..<height { squares += vector[row] * vector[row] }
        let length = squares.squareRoot()
        for row in 0..<height { vector[row] /= length }
      }
      for row in 0..<height { self[row, place] = vector[row] }
      present.append(place)
    }
  }
}
