import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with calibration errors and Brier scores.
  static let calibrationBugs: [PlantedBug] = [
    PlantedBug(.ece, "has bins that are closed from the left", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.expectedError(by: subject) { c, m in min(m - 1, Int(c * Double(m))) }
    },
    PlantedBug(.ece, "has a phantom bin for 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.expectedError(by: subject) { c, m in
        c == 1 ? m : max(0, Int((c * Double(m)).rounded(.up)) - 1)
      }
    },
    PlantedBug(.ece, "has 0 in a bin before the first", agreesOnSmallIntegers: false) {
      subject, arguments in
      try arguments.expectedError(by: subject) { c, m in Int((c * Double(m)).rounded(.up)) - 1 }
    },
    PlantedBug(.ece, "rounds the product of confidence and bins", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.expectedError(by: subject) { c, m in
        max(0, Int((c * Double(m)).rounded(.up)) - 1)
      }
    },
    PlantedBug(.ece, "finds bins in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      try arguments.expectedError(by: subject) { c, m in
        max(0, Int((Float(c) * Float(m)).rounded(.up)) - 1)
      }
    },
    PlantedBug(.ece, "is the mean over the bins", agreesOnSmallIntegers: false) {
      subject, arguments in
      let bins = try arguments[2].asCount()
      let right = try subject.call(.ece, arguments: arguments).asNumber()
      guard bins <= 1000 else { return .number(right) }
      let table = try subject.call(.reliability, arguments: arguments).asFields()
      let gaps = zip(try table.vector("confidence"), try table.vector("accuracy")).map {
        ($0 - $1).magnitude
      }
      let full = try table.counts("counts").count { $0 > 0 }
      return .number(gaps.reduce(0, +) / Double(full))
    },
    PlantedBug(.ece, "has a sign", agreesOnSmallIntegers: false) { subject, arguments in
      _ = try subject.call(.ece, arguments: arguments)
      let difference =
        try arguments[0].asVector().reduce(0, +)
        - Double(arguments[1].asCounts().reduce(0, +))
      return .number(difference.magnitude / Double(try arguments[1].asCounts().count))
    },
    PlantedBug(.reliability, "refuses a confidence of 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      guard !(try arguments[0].asVector().contains(0)) else {
        throw SubjectError.refused(kind: "domain", message: "no bin")
      }
      return try subject.call(.reliability, arguments: arguments)
    },
    PlantedBug(.reliability, "has NaN in empty bins", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.reliability, arguments: arguments).asFields().values
      if case .counts(let counts)? = fields["counts"],
        case .vector(let means)? = fields["confidence"]
      {
        fields["confidence"] = .vector(zip(counts, means).map { $0 == 0 ? .nan : $1 })
      }
      return .fields(fields)
    },
    PlantedBug(.reliability, "has edges that are rounded", agreesOnSmallIntegers: true) {
      subject, arguments in
      let bins = try arguments[2].asCount()
      guard bins > 0, bins < 1000 else {
        return try subject.call(.reliability, arguments: arguments)
      }
      // A confidence that is the double nearest to an edge is taken for the edge.
      var changed = arguments
      changed[0] = .vector(
        try arguments[0].asVector().map { c in
          let edge = (c * Double(bins)).rounded()
          return c == edge / Double(bins) && c > 0 ? c.nextDown : c
        })
      var fields = try subject.call(.reliability, arguments: changed).asFields().values
      let right = try subject.call(.reliability, arguments: arguments).asFields()
      guard case .counts(let counts)? = fields["counts"] else { return .fields(fields) }
      if counts == (try right.counts("counts")) { fields = right.values }
      return .fields(fields)
    },
    PlantedBug(.brier, "has a factor of 2", agreesOnSmallIntegers: false) { subject, arguments in
      .number(2 * (try subject.call(.brier, arguments: arguments).asNumber()))
    },
    PlantedBug(.brier, "is a root", agreesOnSmallIntegers: false) { subject, arguments in
      .number(try subject.call(.brier, arguments: arguments).asNumber().squareRoot())
    },
    PlantedBug(.brier, "is a plain sum", agreesOnSmallIntegers: true) { subject, arguments in
      let right = try subject.call(.brier, arguments: arguments).asNumber()
      let pairs = zip(try arguments[0].asVector(), try arguments[1].asCounts())
      guard right > 0 else { return .number(right) }
      let sum = pairs.reduce(0) { $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1)) }
      return .number(sum / Double(try arguments[1].asCounts().count))
    },
    PlantedBug(.brierClasses, "is a mean over the classes", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(
        try subject.call(.brierClasses, arguments: arguments).asNumber()
          / Double(arguments[0].asMatrix().columnCount))
    },
    PlantedBug(.brierClasses, "counts the target alone", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.brierClasses, arguments: arguments).asNumber()
      let (rows, targets) = (try arguments[0].asMatrix().rows, try arguments[1].asCounts())
      guard rows.first.map({ $0.count > 2 }) == true else { return .number(right) }
      let sum = zip(rows, targets).reduce(0) { $0 + (1 - $1.0[$1.1]) * (1 - $1.0[$1.1]) }
      return .number(sum / Double(rows.count))
    },
    PlantedBug(.brierClasses, "counts targets below 0 from the end", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      let classes = try arguments[0].asMatrix().columnCount
      changed[1] = .counts(
        try arguments[1].asCounts().map { -classes..<0 ~= $0 ? $0 + classes : $0 })
      return try subject.call(.brierClasses, arguments: changed)
    },
    PlantedBug(.brierDecomposition, "groups by ten bins", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.brierDecomposition, arguments: arguments)
      return try subject.call(
        .brierDecomposition,
        arguments: [
          .vector(try arguments[0].asVector().map { ($0 * 10).rounded() / 10 }), arguments[1],
        ])
    },
    PlantedBug(
      .brierDecomposition, "takes neighbours for one forecast", agreesOnSmallIntegers: true
    ) {
      subject, arguments in
      _ = try subject.call(.brierDecomposition, arguments: arguments)
      return try subject.call(
        .brierDecomposition,
        arguments: [
          .vector(try arguments[0].asVector().map { ($0 * 0x1p40).rounded() * 0x1p-40 }),
          arguments[1],
        ])
    },
    PlantedBug(.brierDecomposition, "has no parts below 10⁻⁹", agreesOnSmallIntegers: true) {
      subject, arguments in
      let fields = try subject.call(.brierDecomposition, arguments: arguments).asFields().values
      return .fields(
        fields.mapValues { datum in
          guard case .number(let value) = datum else { return datum }
          return .number(value < 1e-9 ? 0 : value)
        })
    },
    PlantedBug(.brierDecomposition, "adds the resolution", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.brierDecomposition, arguments: arguments).asFields().values
      if case .number(let value)? = fields["resolution"] { fields["resolution"] = .number(-value) }
      return .fields(fields)
    },
  ]

  /// Mistakes with temperatures of logits.
  static let calibrationTemperatureBugs: [PlantedBug] = [
    PlantedBug(.temperatureScale, "multiplies with τ", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.temperatureScale, arguments: arguments)
      let tau = try arguments[1].asNumber()
      return .vector(try arguments[0].asVector().map { $0 * tau })
    },
    PlantedBug(.temperatureScale, "multiplies with a rounded 1/τ", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.temperatureScale, arguments: arguments).asVector()
      let tau = try arguments[1].asNumber()
      guard (1e-300...1e300).contains(tau) else { return .vector(right) }
      return .vector(
        zip(try arguments[0].asVector(), right).map {
          $1.magnitude < 1e-300 || $1.isInfinite ? $1 : $0 * (1 / tau)
        })
    },
    PlantedBug(
      .temperatureScale, "takes a negative τ for its magnitude", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let tau = try arguments[1].asNumber()
      return .vector(try subject.temperatureScale(arguments[0].asVector(), tau.magnitude))
    },
    PlantedBug(.temperatureScale, "rounds up at odd places", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.temperatureScale, arguments: arguments).asVector()
      return .vector(
        right.indices.map {
          $0 % 2 == 1 && right[$0] > 9 && right[$0] < 1e300 ? right[$0].nextUp : right[$0]
        })
    },
    PlantedBug(.temperatureLoss, "clips losses at 1", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(min(1, try subject.call(.temperatureLoss, arguments: arguments).asNumber()))
    },
    PlantedBug(.temperatureLoss, "is a sum over the examples", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(
        try subject.call(.temperatureLoss, arguments: arguments).asNumber()
          * Double(arguments[1].asCounts().count))
    },
    PlantedBug(
      .temperatureLoss, "divides the loss and not the logits", agreesOnSmallIntegers: false
    ) {
      subject, arguments in
      let tau = try arguments[2].asNumber()
      _ = try subject.call(.temperatureLoss, arguments: arguments)
      return .number(
        try subject.temperatureLoss(arguments[0].asMatrix(), arguments[1].asCounts(), 1) / tau)
    },
    PlantedBug(
      .temperatureLoss, "takes confident predictions for certain", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let right = try subject.call(.temperatureLoss, arguments: arguments).asNumber()
      return .number(right < 1e-15 ? 0 : right)
    },
    PlantedBug(.temperatureLoss, "rounds the quotients first", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.temperatureLoss, arguments: arguments).asNumber()
      let tau = try arguments[2].asNumber()
      let z = try arguments[0].asMatrix()
      guard tau != tau.rounded() else { return .number(right) }
      return .number(
        try subject.temperatureLoss(z.map { $0 / tau }, arguments[1].asCounts(), 1))
    },
    PlantedBug(.fitTemperature, "stops at 20", agreesOnSmallIntegers: true) { subject, arguments in
      var fields = try subject.call(.fitTemperature, arguments: arguments).asFields().values
      if case .number(let value)? = fields["temperature"] {
        fields["temperature"] = .number(min(20, value))
      }
      return .fields(fields)
    },
    PlantedBug(.fitTemperature, "stops at 10⁻⁸", agreesOnSmallIntegers: true) {
      subject, arguments in
      var fields = try subject.call(.fitTemperature, arguments: arguments).asFields().values
      if case .number(let value)? = fields["temperature"] {
        fields["temperature"] = .number(value * (1 + 1e-9))
      }
      return .fields(fields)
    },
    PlantedBug(.fitTemperature, "has six digits", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.fitTemperature, arguments: arguments).asFields().values
      if case .number(let value)? = fields["temperature"] {
        fields["temperature"] = .number((value * 1e6).rounded() / 1e6)
      }
      return .fields(fields)
    },
    PlantedBug(.fitTemperature, "gives the inverse", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.fitTemperature, arguments: arguments).asFields().values
      if case .number(let value)? = fields["temperature"] {
        fields["temperature"] = .number(1 / value)
      }
      return .fields(fields)
    },
    PlantedBug(.fitTemperature, "gives the loss before scaling", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.fitTemperature, arguments: arguments).asFields().values
      fields["loss"] = .number(
        try subject.temperatureLoss(arguments[0].asMatrix(), arguments[1].asCounts(), 1))
      return .fields(fields)
    },
    PlantedBug(.fitTemperature, "gives 1 where none is best", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.fitTemperature, arguments: arguments)
      } catch SubjectError.refused(kind: "domain", _) {
        return .fields(["temperature": .number(1), "loss": .number(0)])
      }
    },
  ]
}

extension [Datum] {
  /// The calibration error with other bins, by plain sums; the right one where that is the same.
  fileprivate func expectedError(
    by subject: Subject, _ bin: (_ confidence: Double, _ bins: Int) -> Int
  ) throws -> Datum {
    let right = try subject.call(.ece, arguments: self).asNumber()
    let (confidence, correct) = (try self[0].asVector(), try self[1].asCounts())
    let bins = try self[2].asCount()
    var differences: [Int: Double] = [:]
    var hasMoved = false
    for (c, hit) in zip(confidence, correct) {
      let place = bin(c, bins)
      let exact = (try Rational(c) * Rational(bins)).ceiling.asInt ?? 0
      hasMoved = hasMoved || place != Swift.max(0, exact - 1)
      // The phantom bins are left out.
      if 0..<bins ~= place { differences[place, default: 0] += c - Double(hit) }
    }
    guard hasMoved else { return .number(right) }
    let total = differences.keys.sorted().reduce(0) { $0 + (differences[$1] ?? 0).magnitude }
    return .number(total / Double(confidence.count))
  }
}
