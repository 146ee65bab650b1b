extension Decompositions {
  /// A·P = Q·R by Householder reflections in double-double, for matrices whose small singular values
  /// a factorisation in doubles would lose.
  ///
  /// The error of R is about mn·u² of the length of each column; R rounded to doubles then has
  /// entries with relative errors of u. As pivoting makes the rows of R graded with a well
  /// conditioned rest, R = D·Y, such errors change the singular values by p·u·κ(Y) relatively (Drmač
  /// and Veselić 2008, §3), where those of a factorisation in doubles change them by p·u·κ(A·D⁻¹).
  struct ExtendedHouseholder {
    private let height: Int
    private let count: Int
    private var high: [Double]
    private var low: [Double]
    /// The columns are factored at a scale of their own, 2^exponent times what they are.
    private var exponents: [Int]
    private(set) var factors: [Double]
    private(set) var pivots: [Int]

    /// Rounded: R on and above the diagonal, below it the vectors without their leading 1.
    var columns: Columns {
      var result = Columns(zeros: height, count)
      result.values = high
      for column in 0..<count {
        let scale = PowerOfTwoScale(-exponents[column])
        for row in 0..<min(column + 1, height) { result[row, column] = scale(result[row, column]) }
      }
      return result
    }

    init(_ columns: Columns) {
      height = columns.height
      count = columns.count
      exponents = (0..<count).map {
        PowerOfTwoScale.exponent(for: columns.column($0), target: 0)
      }
      high = exponents.enumerated().flatMap { PowerOfTwoScale($1)(columns.column($0)) }
      low = [Double](repeating: 0, count: high.count)
      factors = []
      pivots = Array(0..<count)
      for step in 0..<min(height, count) {
        choosePivot(step)
        factors.append(reflect(step))
      }
    }

    private func entry(_ index: Int) -> DoubleDouble { DoubleDouble(high[index], low[index]) }
    private mutating func set(_ index: Int, _ value: DoubleDouble) {
      high[index] = value.high
      low[index] = value.low
    }

    /// Brings the column of the largest remaining length to the place of the step.
    private mutating func choosePivot(_ step: Int) {
      var best = step
      var largest = -1.0
      for column in step..<count {
        var squares = 0.0
        for row in step..<height {
          squares += high[column * height + row] * high[column * height + row]
        }
        let length = PowerOfTwoScale(-exponents[column])(squares.squareRoot())
        if length > largest {
          largest = length
          best = column
        }
      }
      guard best != step else { return }
      pivots.swapAt(step, best)
      exponents.swapAt(step, best)
      for row in 0..<height {
        high.swapAt(step * height + row, best * height + row)
        low.swapAt(step * height + row, best * height + row)
      }
    }

    /// The reflection that makes the column of the step zero below the diagonal, on all columns.
    private mutating func reflect(_ step: Int) -> Double {
      let start = step * height
      var tail = DoubleDouble(0, 0)
      for row in step + 1..<max(height, step + 1) {
        tail = tail + entry(start + row) * entry(start + row)
      }
      guard tail.high > 0 else {
        for row in step + 1..<max(height, step + 1) { set(start + row, DoubleDouble(0, 0)) }
        return 0
      }
      let first = entry(start + step)
      let norm = (tail + first * first).squareRoot
      let beta = first.high > 0 ? -norm : norm
      let head = first - beta
      let factor = -head / beta
      for row in step + 1..<height { set(start + row, entry(start + row) / head) }
      for column in step + 1..<count {
        let other = column * height
        var product = entry(other + step)
        for row in step + 1..<height {
          product = product + entry(start + row) * entry(other + row)
        }
        product = product * factor
        set(other + step, entry(other + step) - product)
        for row in step + 1..<height {
          set(other + row, entry(other + row) - product * entry(start + row))
        }
      }
      set(start + step, beta)
      return factor.high
    }
  }
}
