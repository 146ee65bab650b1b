import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with gradient descent, momentum and batches.
  static let descentBugs: [PlantedBug] = [
    PlantedBug(.gradientDescent, "climbs", agreesOnSmallIntegers: false) { subject, arguments in
      var turned = arguments
      turned[3] = .number(-(try arguments[3].asNumber()))
      return try subject.call(.gradientDescent, arguments: turned)
    },
    PlantedBug(.gradientDescent, "takes 2Ax for the slope of x'Ax/2", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      var doubled = arguments
      doubled[0] = .matrix(try arguments[0].asMatrix().map { 2 * $0 })
      return try subject.call(.gradientDescent, arguments: doubled)
    },
    PlantedBug(
      .gradientDescent, "does not move by less than a tolerance", agreesOnSmallIntegers: true
    ) {
      subject, arguments in
      var rows = try subject.call(.gradientDescent, arguments: arguments).asMatrix().rows
      for step in rows.indices.dropFirst() {
        let moves = zip(rows[step], rows[step - 1]).map { ($0 - $1).magnitude }
        if moves.allSatisfy({ $0 < 1e-10 }) { rows[step] = rows[step - 1] }
      }
      return .matrix(try Matrix(rows: rows))
    },
    PlantedBug(.gradientDescent, "takes the symmetric part", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.gradientDescent, arguments: arguments)
      } catch SubjectError.refused(kind: "domain", let message) {
        let a = try arguments[0].asMatrix()
        guard a.isSquare, try arguments[4].asCount() >= 0 else {
          throw SubjectError.refused(kind: "domain", message: message)
        }
        var changed = arguments
        changed[0] = .matrix(
          Matrix(rowCount: a.rowCount, columnCount: a.rowCount) { (a[$0, $1] + a[$1, $0]) / 2 })
        return try subject.call(.gradientDescent, arguments: changed)
      }
    },
    PlantedBug(.gradientDescent, "begins with the first step", agreesOnSmallIntegers: false) {
      subject, arguments in
      var longer = arguments
      let steps = try arguments[4].asCount()
      longer[4] = .count(steps < 0 ? steps : steps + 1)
      let rows = try subject.call(.gradientDescent, arguments: longer).asMatrix().rows
      return .matrix(try Matrix(rows: Array(rows.dropFirst())))
    },
    PlantedBug(
      .momentumQuadratic, "averages velocity and gradient", agreesOnSmallIntegers: false
    ) { subject, arguments in
      // v ← μv + (1 − μ)g is the velocity with a rate of (1 − μ)η.
      var slower = arguments
      let (eta, mu) = (try arguments[3].asNumber(), try arguments[4].asNumber())
      slower[3] = .number(eta * (1 - mu))
      return try subject.call(.momentumQuadratic, arguments: slower)
    },
    PlantedBug(.nesterovQuadratic, "is plain momentum", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.momentumQuadratic, arguments: arguments)
    },
    PlantedBug(.sgd, "climbs", agreesOnSmallIntegers: false) { subject, arguments in
      var turned = arguments
      turned[2] = .number(-(try arguments[2].asNumber()))
      return try subject.call(.sgd, arguments: turned)
    },
    PlantedBug(.sgd, "lets NaN through", agreesOnSmallIntegers: true) { subject, arguments in
      do {
        return try subject.call(.sgd, arguments: arguments)
      } catch SubjectError.refused(kind: "notFinite", _) {
        let (w, g) = (try arguments[0].asVector(), try arguments[1].asMatrix())
        return .matrix(
          Matrix(rowCount: g.rowCount + 1, columnCount: w.count) { $0 == 0 ? w[$1] : .nan })
      }
    },
    PlantedBug(.sgd, "rounds a product before the difference", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.sgd, arguments: arguments).asMatrix()
      let (g, eta) = (try arguments[1].asMatrix(), try arguments[2].asNumber())
      var rows = right
      for step in 0..<g.rowCount {
        for place in 0..<g.columnCount {
          let product = eta * g[step, place]
          rows[step + 1, place] = rows[step, place] - product
        }
      }
      return .matrix(rows.elements.allSatisfy(\.isFinite) ? rows : right)
    },
    PlantedBug(.momentum, "forgets its velocity", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.momentum, arguments: arguments)
      return try subject.call(.sgd, arguments: Array(arguments.prefix(3)))
    },
    PlantedBug(.momentum, "keeps the momentum in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      var changed = arguments
      changed[3] = .number(Double(Float(try arguments[3].asNumber())))
      return try subject.call(.momentum, arguments: changed)
    },
    PlantedBug(.nesterov, "is plain momentum", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.momentum, arguments: arguments)
    },
    PlantedBug(.nesterov, "divides the rate by 1 + μ", agreesOnSmallIntegers: false) {
      subject, arguments in
      let mu = try arguments[3].asNumber()
      var changed = arguments
      if mu >= 0 { changed[2] = .number(try arguments[2].asNumber() / (1 + mu)) }
      return try subject.call(.nesterov, arguments: changed)
    },
    PlantedBug(.minibatches, "draws with replacement", agreesOnSmallIntegers: false) {
      subject, arguments in
      let order = try subject.call(.minibatches, arguments: arguments).asCounts()
      return .counts(order.map { order.isEmpty ? $0 : order[($0 * $0) % order.count] })
    },
    PlantedBug(.minibatches, "never moves the first example", agreesOnSmallIntegers: false) {
      subject, arguments in
      let order = try subject.call(.minibatches, arguments: arguments).asCounts()
      return .counts(order.filter { $0 == 0 } + order.filter { $0 != 0 })
    },
    PlantedBug(.batchGradient, "is a sum over the batch", agreesOnSmallIntegers: false) {
      subject, arguments in
      let count = Double(try arguments[4].asCounts().count)
      return try subject.call(.batchGradient, arguments: arguments).scaled(by: count)
    },
    PlantedBug(.batchGradient, "divides by all examples", agreesOnSmallIntegers: false) {
      subject, arguments in
      let share =
        Double(try arguments[4].asCounts().count) / Double(try arguments[1].asVector().count)
      return try subject.call(.batchGradient, arguments: arguments).scaled(by: share)
    },
    PlantedBug(.batchGradient, "counts negative rows from the end", agreesOnSmallIntegers: false) {
      subject, arguments in
      var wrapped = arguments
      let count = try arguments[0].asMatrix().rowCount
      wrapped[4] = .counts(
        try arguments[4].asCounts().map { $0 < 0 && $0 >= -count ? $0 + count : $0 })
      return try subject.call(.batchGradient, arguments: wrapped)
    },
  ]

  /// Mistakes with schedules.
  static let scheduleBugs: [PlantedBug] = [
    PlantedBug(.warmupSchedule, "is a step ahead", agreesOnSmallIntegers: false) {
      subject, arguments in
      let step = try arguments[0].asCount()
      return .number(
        try subject.warmupSchedule(
          step < 0 ? step : step + 1, arguments[1].asCount(), arguments[2].asNumber()))
    },
    PlantedBug(.warmupSchedule, "divides before it multiplies", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.warmupSchedule, arguments: arguments).asNumber()
      let (step, span) = (try arguments[0].asCount(), try arguments[1].asCount())
      guard step < span, span > 20 else { return .number(right) }
      return .number(Double(step) * (try arguments[2].asNumber() / Double(span)))
    },
    PlantedBug(.warmupSchedule, "takes negative steps for the first", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      .number(
        try subject.warmupSchedule(
          max(0, arguments[0].asCount()), arguments[1].asCount(), arguments[2].asNumber()))
    },
    PlantedBug(.cosineSchedule, "measures in degrees", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (start, end) = (try arguments[2].asNumber(), try arguments[3].asNumber())
      let right = try subject.call(.cosineSchedule, arguments: arguments).asNumber()
      return .number(right == start || right == end ? right : start - (start - end) * 1e-4)
    },
    PlantedBug(.cosineSchedule, "ends a step late", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (step, steps) = (try arguments[0].asCount(), try arguments[1].asCount())
      return .number(
        try subject.cosineSchedule(
          step, steps > 0 && steps < 1 << 40 ? steps + 1 : steps, arguments[2].asNumber(),
          arguments[3].asNumber()))
    },
    PlantedBug(
      .cosineSchedule, "adds the difference to the end, and so misses its start",
      agreesOnSmallIntegers: true
    ) { subject, arguments in
      let (step, start, end) = (
        try arguments[0].asCount(), try arguments[2].asNumber(), try arguments[3].asNumber()
      )
      let right = try subject.call(.cosineSchedule, arguments: arguments).asNumber()
      return .number(step == 0 ? end + (start - end) : right)
    },
    PlantedBug(.stepSchedule, "decays in every step", agreesOnSmallIntegers: false) {
      subject, arguments in
      let every = try arguments[3].asCount()
      return .number(
        try subject.stepSchedule(
          arguments[0].asCount(), arguments[1].asNumber(), arguments[2].asNumber(),
          every > 0 ? 1 : every))
    },
    PlantedBug(.stepSchedule, "multiplies in single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      var changed = arguments
      changed[2] = .number(Double(Float(try arguments[2].asNumber())))
      return try subject.call(.stepSchedule, arguments: changed)
    },
  ]
}

extension Datum {
  /// Fields with their vectors and numbers multiplied.
  func scaled(by factor: Double) throws -> Datum {
    let fields = try asFields()
    return .fields(
      try fields.values.mapValues { value in
        switch value {
        case .number(let number): .number(number * factor)
        case .vector(let vector): .vector(vector.map { $0 * factor })
        case .matrix(let matrix): .matrix(matrix.map { $0 * factor })
        default: throw SubjectError.malformed("a field that can not be multiplied")
        }
      })
  }
}
