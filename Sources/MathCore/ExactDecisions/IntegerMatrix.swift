/// A matrix of doubles as a matrix of integers M, with A[i, j] = M[i, j] · 2^(r[i] + c[j]).
///
/// The powers of two are taken out by rows and columns: an entry is an odd integer times a power of
/// two; r[i] is the least power of the row, then c[j] the least that is left in the column. So M has
/// whole entries, matrices graded by rows or columns keep small ones, and rank and the zeros among the
/// minors are those of A. No entry is ever written out: it stays a significand below 2^53 and a shift
/// (up to 4,200, for 2^−1074 beside 2^1023).
struct IntegerMatrix: Sendable {
  let rowCount: Int
  let columnCount: Int
  /// r, the power of two that each row has been divided by.
  let rowExponents: [Int]
  /// c, the power of two that each column has been divided by.
  let columnExponents: [Int]
  /// The significands, row by row: odd, or 0.
  private let significands: [Int64]
  /// The powers of two that they are multiplied with, none negative.
  private let shifts: [Int]

  /// The integers of a matrix of finite doubles; without `dividesRows` all of r is 0 but for one
  /// common power.
  init(_ a: Matrix, dividesRows: Bool = true) {
    rowCount = a.rowCount
    columnCount = a.columnCount
    significands = a.elements.map(Self.oddSignificand)
    var shifts = zip(a.elements, significands).map { element, odd in
      odd == 0 ? 0 : Int(element.exponent) - Self.bitWidth(odd) + 1
    }
    var rowExponents = [Int](repeating: 0, count: a.rowCount)
    var columnExponents = [Int](repeating: 0, count: a.columnCount)
    let significands = significands
    let width = columnCount
    func least(_ places: some Sequence<Int>) -> Int {
      places.lazy.filter { significands[$0] != 0 }.map { shifts[$0] }.min() ?? 0
    }
    if dividesRows {
      for row in 0..<rowCount {
        rowExponents[row] = least(row * width..<(row + 1) * width)
        for column in 0..<width { shifts[row * width + column] -= rowExponents[row] }
      }
    }
    for column in 0..<width {
      let places = stride(from: column, to: significands.count, by: width)
      columnExponents[column] = least(places)
      for place in places { shifts[place] -= columnExponents[column] }
    }
    for place in shifts.indices where significands[place] == 0 { shifts[place] = 0 }
    self.rowExponents = rowExponents
    self.columnExponents = columnExponents
    self.shifts = shifts
  }

  private init(transposing m: IntegerMatrix) {
    rowCount = m.columnCount
    columnCount = m.rowCount
    rowExponents = m.columnExponents
    columnExponents = m.rowExponents
    var significands: [Int64] = []
    var shifts: [Int] = []
    for column in 0..<m.columnCount {
      for row in 0..<m.rowCount {
        significands.append(m.significands[row * m.columnCount + column])
        shifts.append(m.shifts[row * m.columnCount + column])
      }
    }
    self.significands = significands
    self.shifts = shifts
  }

  /// The matrix with rows and columns exchanged.
  var transposed: IntegerMatrix { IntegerMatrix(transposing: self) }

  /// Whether an entry is 0.
  func isZero(_ row: Int, _ column: Int) -> Bool { significands[row * columnCount + column] == 0 }

  /// The entries modulo a prime, in Montgomery form, row by row.
  func residues(in field: PrimeField) -> [UInt64] {
    // A shift is 32·q + s: a table holds the powers 2^(32·q).
    let powers = powersOfTwo(in: field)
    return zip(significands, shifts).map { significand, shift in
      guard significand != 0 else { return 0 }
      var form = field.form(of: significand.magnitude)
      if shift & 31 != 0 { form = field.multiply(form, field.form(of: 1 << UInt64(shift & 31))) }
      if shift >> 5 != 0 { form = field.multiply(form, powers[shift >> 5]) }
      return significand < 0 ? field.negate(form) : form
    }
  }

  private func powersOfTwo(in field: PrimeField) -> [UInt64] {
    let step = field.form(of: 1 << 32)
    var powers = [field.one]
    for _ in 0..<((shifts.max() ?? 0) >> 5) {
      powers.append(field.multiply(powers[powers.count - 1], step))
    }
    return powers
  }

  /// A number of bits b such that every minor of the matrix, and of the matrix with columns of the
  /// identity beside it, is at most 2^b in magnitude.
  ///
  /// Hadamard: a minor of size s is at most the product of the lengths of its rows. A row with entries
  /// below 2^w in magnitude is shorter than √s · 2^w, and w is at least 1, so that a further factor
  /// only makes the bound larger: the rows with the largest w bound the minors of every size up to the
  /// largest. The same holds by columns, where the identity's count as w = 1; the smaller bound counts.
  var minorBits: Int {
    let size = min(rowCount, columnCount)
    let widths = zip(significands, shifts).map { significand, shift in
      significand == 0 ? 1 : Self.bitWidth(significand) + shift
    }
    var rows = [Int](repeating: 1, count: rowCount)
    var columns = [Int](repeating: 1, count: columnCount)
    for (place, width) in widths.enumerated() {
      let (row, column) = place.quotientAndRemainder(dividingBy: columnCount)
      rows[row] = max(rows[row], width)
      columns[column] = max(columns[column], width)
    }
    let byRows = rows.sorted(by: >).prefix(size).reduce(0, +)
    let byColumns = columns.sorted(by: >).prefix(size).reduce(0, +)
    // log₂ of √s^s, where log₂ s is at most the bit width of s.
    let roots = (size * (Int.bitWidth - size.leadingZeroBitCount) + 1) / 2
    return min(byRows, byColumns) + roots
  }

  /// A number of bits b such that det(M'M) is below 2^b in magnitude, with one bit more for a sign.
  var gramBits: Int {
    var widths = [Int](repeating: 1, count: columnCount)
    for (place, significand) in significands.enumerated() where significand != 0 {
      let column = place % columnCount
      widths[column] = max(widths[column], Self.bitWidth(significand) + shifts[place])
    }
    // A column of m entries below 2^w has a squared length below m · 4^w.
    let logarithm = Int.bitWidth - rowCount.leadingZeroBitCount
    return widths.reduce(1) { $0 + 2 * $1 + logarithm }
  }

  /// The significand of a finite double as an integer without factors 2, with its sign; 0 for 0.
  private static func oddSignificand(_ value: Double) -> Int64 {
    let fraction = Int64(value.significandBitPattern)
    let whole = value.isNormal ? fraction | 1 << 52 : fraction
    guard whole != 0 else { return 0 }
    let odd = whole >> Int64(whole.trailingZeroBitCount)
    return value < 0 ? -odd : odd
  }

  private static func bitWidth(_ value: Int64) -> Int {
    Int64.bitWidth - value.magnitude.leadingZeroBitCount
  }
}
