import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with layer, RMS and batch norm.
  static let normalisationBugs: [PlantedBug] = [
    PlantedBug(.layerNorm, "has ε outside of the root", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.normalised(by: subject) { $0 / ($1.variance.squareRoot() + $1.epsilon) }
    },
    PlantedBug(.layerNorm, "has the sample variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.normalised(by: subject) { deviation, row in
        let n = Double(row.count)
        return deviation / (row.variance * n / max(1, n - 1) + row.epsilon).squareRoot()
      }
    },
    PlantedBug(.layerNorm, "has the variance E[x²] − E[x]²", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.normalised(by: subject) { deviation, row in
        guard row.mean.magnitude > 1000, row.mean.magnitude < 0x1p500 else { return nil }
        return deviation / (max(0, row.squares - row.mean * row.mean) + row.epsilon).squareRoot()
      }
    },
    PlantedBug(.layerNorm, "takes two plain passes", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.normalised(by: subject) { deviation, row in
        guard row.mean.magnitude > 1000, row.mean.magnitude < 0x1p500 else { return nil }
        return deviation / (row.variance + row.epsilon).squareRoot()
      }
    },
    PlantedBug(.layerNorm, "squares without a scale", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.normalised(by: subject) { deviation, row in
        deviation.magnitude < 0x1p511 ? nil : deviation / (row.variance + row.epsilon).squareRoot()
      }
    },
    PlantedBug(.layerNorm, "adds the bias before the gain", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (gain, bias) = (try arguments[1].asVector(), try arguments[2].asVector())
      var changed = arguments
      if gain.count == bias.count { changed[2] = .vector(zip(gain, bias).map { $0 * $1 }) }
      return try subject.call(.layerNorm, arguments: changed)
    },
    PlantedBug(.layerNorm, "normalises the whole batch", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.layerNorm, arguments: arguments).asMatrix()
      let x = try arguments[0].asMatrix()
      guard x.rowCount > 1, x.elements.contains(where: { $0 != x.elements[0] }) else {
        return .matrix(right)
      }
      var changed = arguments
      changed[0] = .matrix(
        Matrix(rowCount: 1, columnCount: x.elements.count) { x.elements[$1] })
      for place in 1...2 {
        let list = try arguments[place].asVector()
        changed[place] = .vector(x.elements.indices.map { list[$0 % x.columnCount] })
      }
      let flat = try subject.call(.layerNorm, arguments: changed).asMatrix().elements
      return .matrix(
        Matrix(rowCount: x.rowCount, columnCount: x.columnCount) { flat[$0 * x.columnCount + $1] })
    },
    PlantedBug(
      .layerNorm, "makes a constant row the bias without ε too", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let epsilon = try arguments[3].asNumber()
      do {
        return try subject.call(.layerNorm, arguments: arguments)
      } catch SubjectError.refused(kind: "domain", _) where epsilon == 0 {
        let (x, bias) = (try arguments[0].asMatrix(), try arguments[2].asVector())
        return .matrix(Matrix(rowCount: x.rowCount, columnCount: x.columnCount) { bias[$1] })
      }
    },
    PlantedBug(.layerNorm, "stretches a gain of one element", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (x, gain) = (try arguments[0].asMatrix(), try arguments[1].asVector())
      var changed = arguments
      if gain.count == 1 { changed[1] = .vector(Array(repeating: gain[0], count: x.columnCount)) }
      return try subject.call(.layerNorm, arguments: changed)
    },
    PlantedBug(.layerNorm, "has an ε in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      var changed = arguments
      let epsilon = try arguments[3].asNumber()
      if epsilon.magnitude > 1e-30 { changed[3] = .number(Double(Float(epsilon))) }
      return try subject.call(.layerNorm, arguments: changed)
    },
    PlantedBug(.layerNormGrad, "lacks the term of the variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.gradient(.layerNormGrad, subject) { h, mean, along, s in (h - mean) / s }
    },
    PlantedBug(.layerNormGrad, "lacks the term of the mean", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.gradient(.layerNormGrad, subject) { h, mean, along, s in (h - along) / s }
    },
    PlantedBug(.layerNormGrad, "lacks the gain", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      changed[1] = .vector(try arguments[1].asVector().map { $0.isFinite ? 1 : $0 })
      return try subject.call(.layerNormGrad, arguments: changed)
    },
    PlantedBug(.layerNormGrad, "loses digits about a large mean", agreesOnSmallIntegers: true) {
      subject, arguments in
      let x = try arguments[0].asMatrix()
      guard x.elements.contains(where: { $0.magnitude > 1e6 }) else {
        return try subject.call(.layerNormGrad, arguments: arguments)
      }
      return try arguments.gradient(.layerNormGrad, subject) { h, mean, along, s in
        (h - mean - along) / s
      }
    },
    PlantedBug(.layerNormGrad, "is a mean over the batch by the bias", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      var fields = try subject.call(.layerNormGrad, arguments: arguments).asFields().values
      let count = Double(try arguments[0].asMatrix().rowCount)
      if case .vector(let bias)? = fields["bias"], count > 0 {
        fields["bias"] = .vector(bias.map { $0 / count })
      }
      return .fields(fields)
    },
    PlantedBug(.rmsNorm, "takes the mean off", agreesOnSmallIntegers: false) { subject, arguments in
      let right = try subject.call(.rmsNorm, arguments: arguments).asMatrix()
      let x = try arguments[0].asMatrix()
      guard x.rows.allSatisfy({ row in row.contains { $0 != row[0] } }) else {
        return .matrix(right)
      }
      let gain = try arguments[1].asVector()
      return .matrix(
        try subject.layerNorm(x, gain, gain.map { _ in 0 }, arguments[2].asNumber()))
    },
    PlantedBug(.rmsNorm, "divides by the length", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.rmsNorm, arguments: arguments).asMatrix()
      return .matrix(right.map { $0 / Double(right.columnCount).squareRoot() })
    },
    PlantedBug(.rmsNorm, "squares without a scale", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.rmsNorm, arguments: arguments).asMatrix()
      let x = try arguments[0].asMatrix()
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { row, column in
          x.row(row).contains { ($0 * $0).isInfinite } ? 0 : right[row, column]
        })
    },
    PlantedBug(.rmsNorm, "carries NaN on", agreesOnSmallIntegers: false) { subject, arguments in
      let x = try arguments[0].asMatrix()
      guard x.elements.contains(where: \.isNaN) else {
        return try subject.call(.rmsNorm, arguments: arguments)
      }
      return .matrix(x.map { _ in .nan })
    },
    PlantedBug(.rmsNormGrad, "holds the root fixed", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.rmsNormGrad, arguments: arguments).asFields().values
      // γg/s is RMS norm with the gradient for a gain, over x.
      let (x, g) = (try arguments[0].asMatrix(), try arguments[3].asMatrix())
      let (gain, epsilon) = (try arguments[1].asVector(), try arguments[2].asNumber())
      let normal = try subject.rmsNorm(x, gain.map { _ in 1 }, epsilon)
      if case .matrix(let dx)? = fields["x"] {
        fields["x"] = .matrix(
          Matrix(rowCount: x.rowCount, columnCount: x.columnCount) {
            x[$0, $1] == 0 ? dx[$0, $1] : gain[$1] * g[$0, $1] * (normal[$0, $1] / x[$0, $1])
          })
      }
      return .fields(fields)
    },
    PlantedBug(.rmsNormGrad, "changes the sign of tiny elements", agreesOnSmallIntegers: true) {
      subject, arguments in
      var fields = try subject.call(.rmsNormGrad, arguments: arguments).asFields().values
      if case .matrix(let dx)? = fields["x"] {
        fields["x"] = .matrix(dx.map { $0.magnitude < 1e-9 ? -$0 : $0 })
      }
      return .fields(fields)
    },
    PlantedBug(.batchNorm, "reports the sample variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.batchNorm, arguments: arguments).asFields().values
      let count = Double(try arguments[0].asMatrix().rowCount)
      if case .vector(let variance)? = fields["variance"], count > 1 {
        fields["variance"] = .vector(variance.map { $0 * count / (count - 1) })
      }
      return .fields(fields)
    },
    PlantedBug(.batchNorm, "normalises rows where it can", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.batchNorm, arguments: arguments).asFields().values
      let x = try arguments[0].asMatrix()
      if x.isSquare, x.rows.allSatisfy({ row in row.contains { $0 != row[0] } }) {
        fields["output"] = .matrix(
          try subject.layerNorm(
            x, arguments[1].asVector(), arguments[2].asVector(), arguments[3].asNumber()))
      }
      return .fields(fields)
    },
    PlantedBug(.batchNorm, "loses the mean of large columns", agreesOnSmallIntegers: true) {
      subject, arguments in
      var fields = try subject.call(.batchNorm, arguments: arguments).asFields().values
      if case .vector(let mean)? = fields["mean"] {
        fields["mean"] = .vector(mean.map { $0.magnitude > 1e6 ? Double(Float($0)) : $0 })
      }
      return .fields(fields)
    },
    PlantedBug(.batchNormInference, "has the statistics of the batch", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      let right = try subject.call(.batchNormInference, arguments: arguments)
      let x = try arguments[0].asMatrix()
      guard x.rowCount > 1, x.columns.allSatisfy({ column in column.contains { $0 != column[0] } })
      else { return right }
      return .matrix(
        try subject.batchNorm(
          x, arguments[1].asVector(), arguments[2].asVector(), arguments[5].asNumber()
        ).matrix("output"))
    },
    PlantedBug(.batchNormInference, "takes a standard deviation", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      changed[4] = .vector(try arguments[4].asVector().map { $0 * $0.magnitude })
      return try subject.call(.batchNormInference, arguments: changed)
    },
    PlantedBug(.batchNormInference, "folds the mean into the bias", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.batchNormInference, arguments: arguments).asMatrix()
      let lists = try arguments[1...4].map { try $0.asVector() }
      let (x, epsilon) = (try arguments[0].asMatrix(), try arguments[5].asNumber())
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) { row, column in
          guard x[row, column].magnitude > 1000 else { return right[row, column] }
          let factor = lists[0][column] / (lists[3][column] + epsilon).squareRoot()
          return x[row, column] * factor + (lists[1][column] - lists[2][column] * factor)
        })
    },
    PlantedBug(.batchNormGrad, "holds the statistics fixed", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.batchNormGrad, arguments: arguments).asFields().values
      let (x, g) = (try arguments[0].asMatrix(), try arguments[3].asMatrix())
      let (gain, epsilon) = (try arguments[1].asVector(), try arguments[2].asNumber())
      let variance = try subject.batchNorm(x, gain, gain, epsilon).vector("variance")
      fields["x"] = .matrix(
        Matrix(rowCount: x.rowCount, columnCount: x.columnCount) {
          gain[$1] * g[$0, $1] / (variance[$1] + epsilon).squareRoot()
        })
      return .fields(fields)
    },
    PlantedBug(.batchNormGrad, "is 0 where a column hardly varies", agreesOnSmallIntegers: true) {
      subject, arguments in
      var fields = try subject.call(.batchNormGrad, arguments: arguments).asFields().values
      let columns = try arguments[0].asMatrix().columns
      if case .matrix(let dx)? = fields["x"] {
        fields["x"] = .matrix(
          Matrix(rowCount: dx.rowCount, columnCount: dx.columnCount) { row, column in
            let spread = (columns[column].max() ?? 0) - (columns[column].min() ?? 0)
            return spread < 1e-6 ? 0 : dx[row, column]
          })
      }
      return .fields(fields)
    },
    PlantedBug(
      .batchNormGrad, "is 1 ulp further off in the last column", agreesOnSmallIntegers: false
    ) { subject, arguments in
      var fields = try subject.call(.batchNormGrad, arguments: arguments).asFields().values
      if case .matrix(let dx)? = fields["x"] {
        fields["x"] = .matrix(
          Matrix(rowCount: dx.rowCount, columnCount: dx.columnCount) {
            $1 + 1 == dx.columnCount ? dx[$0, $1] * (1 + 0x1p-50) : dx[$0, $1]
          })
      }
      return .fields(fields)
    },
  ]
}

/// A row with plain statistics.
private struct PlainRow {
  let count: Int
  let mean: Double, variance: Double, squares: Double, epsilon: Double
}

extension [Datum] {
  /// Layer norm by another formula for x̂ from x − μ; nil leaves the element right.
  fileprivate func normalised(
    by subject: Subject, _ formula: (Double, PlainRow) -> Double?
  ) throws -> Datum {
    let right = try subject.call(.layerNorm, arguments: self).asMatrix()
    let (x, gain) = (try self[0].asMatrix(), try self[1].asVector())
    let (bias, epsilon) = (try self[2].asVector(), try self[3].asNumber())
    var elements: [Double] = []
    for (place, row) in x.rows.enumerated() {
      let n = Double(row.count)
      let mean = row.reduce(0, +) / n
      let plain = PlainRow(
        count: row.count, mean: mean,
        variance: row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n,
        squares: row.reduce(0) { $0 + $1 * $1 } / n, epsilon: epsilon)
      for column in row.indices {
        let value = formula(row[column] - mean, plain)
        elements.append(value.map { gain[column] * $0 + bias[column] } ?? right[place, column])
      }
    }
    return .matrix(
      try Matrix(rowCount: right.rowCount, columnCount: right.columnCount, elements: elements))
  }

  /// The gradients with that by x from h, its mean, x̂·mean(hx̂) and s, in plain doubles.
  fileprivate func gradient(
    _ function: Function, _ subject: Subject,
    _ formula: (_ h: Double, _ mean: Double, _ along: Double, _ s: Double) -> Double
  ) throws -> Datum {
    var fields = try subject.call(function, arguments: self).asFields().values
    let (x, gain) = (try self[0].asMatrix(), try self[1].asVector())
    let (epsilon, g) = (try self[2].asNumber(), try self[3].asMatrix())
    var rows: [[Double]] = []
    for (place, row) in x.rows.enumerated() {
      let n = Double(row.count)
      let mean = row.reduce(0, +) / n
      let s = (row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n + epsilon).squareRoot()
      let normal = row.map { ($0 - mean) / s }
      let h = zip(gain, g.row(place)).map { $0 * $1 }
      let along = zip(h, normal).reduce(0) { $0 + $1.0 * $1.1 } / n
      let middle = h.reduce(0, +) / n
      rows.append(row.indices.map { formula(h[$0], middle, normal[$0] * along, s) })
    }
    fields["x"] = .matrix(
      Matrix(rowCount: x.rowCount, columnCount: x.columnCount) { rows[$0][$1] })
    return .fields(fields)
  }
}

extension Matrix {
  /// The columns from the left.
  fileprivate var columns: [[Element]] { transposed().rows }
}
