import Exact
import PropertyTesting

extension Generator where Value == Matrix<Double> {
  /// Matrices of a shape.
  public static func matrices(
    rowCount: Int, columnCount: Int, of entries: MatrixEntries
  ) -> Generator {
    entries.generator(count: max(0, rowCount) * max(0, columnCount)).map { elements in
      Matrix(rowCount: rowCount, columnCount: columnCount) { elements[$0 * columnCount + $1] }
    }
  }
}

extension Generator where Value == [Matrix<Double>] {
  /// Matrices whose shapes fit: each is named by one letter for its rows and one for its columns
  /// (`"mn", "nk"`), and equal letters are equal sizes; one letter alone is a column vector.
  public static func fitting(
    _ shapes: String..., sizes: ClosedRange<Int> = 0...4, of entries: MatrixEntries
  ) -> Generator {
    Generator { source throws(Stop) in
      var lengths: [Character: Int] = [:]
      var matrices: [Matrix<Double>] = []
      for shape in shapes {
        var counts: [Int] = []
        for letter in shape {
          let length: Int
          if let known = lengths[letter] {
            length = known
          } else {
            length = try Generator<Int>.integers(in: sizes).draw(from: source)
            lengths[letter] = length
          }
          counts.append(length)
        }
        if counts.count == 1 { counts.append(1) }
        matrices.append(
          try Generator<Matrix<Double>>.matrices(
            rowCount: counts.first ?? 0, columnCount: counts.last ?? 0, of: entries
          ).draw(from: source))
      }
      return matrices
    }
  }
}
