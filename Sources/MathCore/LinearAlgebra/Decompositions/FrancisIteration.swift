extension Decompositions {
  /// The eigenvalues of a Hessenberg matrix by Francis's implicit double shifts.
  struct FrancisIteration {
    private var h: Matrix
    private(set) var eigenvalues: [(re: Double, im: Double)] = []

    /// Steps for each eigenvalue; three or four are usual.
    static let stepLimit = 60
    /// After so many steps without a deflation the shifts are others (Wilkinson's ad hoc shifts).
    private static let exceptionalPeriod = 10

    /// Nothing where an eigenvalue is not found after so many steps.
    init?(_ hessenberg: Hessenberg) {
      h = hessenberg.h
      var end = h.rowCount - 1
      var steps = 0
      while end >= 0 {
        let start = deflated(upTo: end)
        if start == end {
          eigenvalues.append((h[end, end], 0))
          end -= 1
          steps = 0
        } else if start == end - 1 {
          eigenvalues += Self.pair(
            h[start, start], h[start, end], h[end, start], h[end, end])
          end -= 2
          steps = 0
        } else {
          guard steps < Self.stepLimit else { return nil }
          steps += 1
          step(start, end, isExceptional: steps % Self.exceptionalPeriod == 0)
        }
      }
    }

    /// Where the last block that cannot be split begins: an entry below the diagonal that is at most u
    /// times its neighbours on it is taken for zero, a change of A by a rounding (Golub and Van Loan,
    /// §7.5.1).
    private mutating func deflated(upTo end: Int) -> Int {
      var row = end
      while row > 0 {
        let entry = abs(h[row, row - 1])
        var scale = abs(h[row - 1, row - 1]) + abs(h[row, row])
        if scale == 0 {
          // Both are zero: the neighbours further on say what is small.
          if row > 1 { scale += abs(h[row - 1, row - 2]) }
          if row < end { scale += abs(h[row + 1, row]) }
        }
        if entry <= 0x1p-53 * scale {
          h[row, row - 1] = 0
          break
        }
        row -= 1
      }
      return row
    }

    /// One double step on the rows and columns from start to end (Golub and Van Loan, algorithm 7.5.1).
    private mutating func step(_ start: Int, _ end: Int, isExceptional: Bool) {
      // The shifts are the eigenvalues of ((a, c), (d, b)) with the product p = c·d, or ad hoc ones.
      let shift: (a: Double, b: Double, product: Double)
      if isExceptional {
        let size = abs(h[end, end - 1]) + abs(h[end - 1, end - 2])
        let centre = h[end, end] + 0.75 * size
        shift = (centre, centre, -0.4375 * size * size)
      } else {
        shift = (h[end - 1, end - 1], h[end, end], h[end - 1, end] * h[end, end - 1])
      }
      // The first column of (H − λI)(H − μI) over h₂₁, in differences from h₁₁: with sum and product of
      // the shifts, near h₁₁, nothing but rounding errors would be left (Wilkinson and Reinsch 1971,
      // II/14).
      let first = h[start, start]
      let (a, b) = (shift.a - first, shift.b - first)
      var x = (a * b - shift.product) / h[start + 1, start] + h[start, start + 1]
      var y = h[start + 1, start + 1] - first - a - b
      var z = h[start + 2, start + 1]
      for row in start..<end {
        let size = min(3, end - row + 1)
        if size == 2 { z = 0 }
        reflect(x, y, z, row, size, start, end)
        guard row + 1 < end else { break }
        x = h[row + 1, row]
        y = h[row + 2, row]
        z = row + 3 <= end ? h[row + 3, row] : 0
      }
    }

    /// The reflection that maps (x, y, z) to its first axis, on both sides.
    private mutating func reflect(
      _ x: Double, _ y: Double, _ z: Double, _ row: Int, _ size: Int, _ start: Int, _ end: Int
    ) {
      let largest = max(abs(x), max(abs(y), abs(z)))
      guard largest > 0, max(abs(y), abs(z)) > 0 else { return }
      let a = x / largest
      let b = y / largest
      let c = z / largest
      let norm = (a * a + b * b + c * c).squareRoot()
      let beta = a > 0 ? -norm : norm
      let head = a - beta
      let factor = -head / beta
      let v = b / head
      let w = c / head
      for column in max(row - 1, start)...end {
        var product = h[row, column] + v * h[row + 1, column]
        if size == 3 { product += w * h[row + 2, column] }
        product *= factor
        h[row, column] -= product
        h[row + 1, column] -= product * v
        if size == 3 { h[row + 2, column] -= product * w }
      }
      if row > start {
        h[row + 1, row - 1] = 0
        if size == 3 { h[row + 2, row - 1] = 0 }
      }
      for line in start...min(row + 3, end) {
        var product = h[line, row] + v * h[line, row + 1]
        if size == 3 { product += w * h[line, row + 2] }
        product *= factor
        h[line, row] -= product
        h[line, row + 1] -= product * v
        if size == 3 { h[line, row + 2] -= product * w }
      }
    }

    /// The eigenvalues of [[a, b], [c, d]], the larger real one without cancellation, the other one
    /// through the product of both.
    static func pair(
      _ a: Double, _ b: Double, _ c: Double, _ d: Double
    ) -> [(re: Double, im: Double)] {
      let half = a / 2 - d / 2
      let size = max(abs(half), max(abs(b), abs(c)))
      guard size > 0 else { return [(a, 0), (d, 0)] }
      let discriminant = (half / size) * (half / size) + (b / size) * (c / size)
      guard discriminant >= 0 else {
        let re = a / 2 + d / 2
        let im = size * (-discriminant).squareRoot()
        return [(re, im), (re, -im)]
      }
      let root = size * discriminant.squareRoot()
      let step = half < 0 ? half - root : half + root
      guard step != 0 else { return [(a, 0), (d, 0)] }
      return [(d + step, 0), (d - (b / step) * c, 0)]
    }
  }
}
