import Exact
import PropertyTesting

extension Generator where Value == RegressionData {
  /// Data whose second column is the first one but for 2⁻ᵏ of whole numbers.
  static var nearlyDependentData: Generator {
    Generator<Int>.integers(in: 3...5).flatMap { n in
      tuple(
        Generator<Double>.whole().array(exactly: n), Generator<Double>.whole().array(exactly: n),
        Generator<Double>.whole().array(exactly: n), Generator<Int>.integers(in: 0...40)
      ).map { first, difference, y, exponent in
        let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
        return RegressionData(
          x: Matrix(rowCount: n, columnCount: 2) {
            first[$0] + ($1 == 0 ? 0 : unit * difference[$0])
          }, y: y, w: [0, 0], b: 0)
      }
    }
  }

  /// Four or five examples whose third feature is the sum of the others but for 2⁻ᵏ of whole numbers,
  /// with columns of different size and a residual.
  static var gradedData: Generator {
    Generator<Int>.integers(in: 4...5).flatMap { n in
      tuple(
        Generator<Double>.whole().array(exactly: 3 * n),
        Generator<Double>.atScale(-10...10).array(exactly: n),
        Generator<Int>.integers(in: 10...38), Generator<Int>.integers(in: -30...30)
      ).map { entries, y, exponent, grade in
        let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
        let size = Double(sign: .plus, exponent: grade, significand: 1)
        return RegressionData(
          x: Matrix(rowCount: n, columnCount: 3) { row, column in
            let (first, second) = (entries[row], entries[n + row])
            return switch column {
            case 0: first
            case 1: second * size
            default: first + second + unit * entries[2 * n + row]
            }
          }, y: y, w: [0, 0, 0], b: 0)
      }
    }
  }

  /// Examples twice, the second time with targets of nearly the opposite sign: residuals are large, and
  /// weights are 0 or small.
  static func mirroredData(features: ClosedRange<Int>) -> Generator {
    tuple(
      .wholeRegressionData(examples: 1...3, features: features), Generator<Int>.integers(in: 0...60)
    ).map { data, exponent in
      let n = data.y.count
      let share = exponent == 0 ? 0 : Double(sign: .plus, exponent: -exponent, significand: 1)
      return RegressionData(
        x: Matrix(rowCount: 2 * n, columnCount: data.x.columnCount) { data.x[$0 % n, $1] },
        y: data.y + data.y.map { -$0 * (1 - share) }, w: data.w, b: data.b)
    }
  }
}
