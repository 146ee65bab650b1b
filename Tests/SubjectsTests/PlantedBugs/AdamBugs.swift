import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with Adam and weight decay.
  static let adamBugs: [PlantedBug] = [
    adam("does not correct the bias") { $0.corrects = false },
    adam("corrects the bias of m alone") { $0.correctsSquares = false },
    adam("adds ε inside of the root") { $0.addsInside = true },
    adam("does not square for v") { $0.squares = false },
    adam("exchanges β₁ and β₂") { ($0.beta1, $0.beta2) = ($0.beta2, $0.beta1) },
    adam("climbs") { $0.eta = -$0.eta },
    adam("counts steps from 0 in the correction", hides: false) { $0.firstStep = 2 },
    PlantedBug(.adam, "squares gradients as doubles", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.adam, arguments: arguments)
      let gradients = try arguments[1].asMatrix()
      // g² over- or underflows beyond 2^±500.
      guard gradients.elements.contains(where: { $0 != 0 && !(0x1p-500...0x1p500 ~= $0.magnitude) })
      else { return right }
      return .fields(try PlainAdam(arguments).run())
    },
    PlantedBug(.adam, "adds ε where it is 0", agreesOnSmallIntegers: true) { subject, arguments in
      var changed = arguments
      if try arguments[5].asNumber() == 0 { changed[5] = .number(1e-12) }
      return try subject.call(.adam, arguments: changed)
    },
    PlantedBug(.adam, "takes decay rates of 1 and more", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      for place in [3, 4] {
        if try arguments[place].asNumber() >= 1 { changed[place] = .number(0.999) }
      }
      return try subject.call(.adam, arguments: changed)
    },
    PlantedBug(.adamW, "adds the decay to the gradient", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.adamL2, arguments: arguments)
    },
    PlantedBug(.adamW, "does not multiply the decay with the rate", agreesOnSmallIntegers: false) {
      subject, arguments in
      let eta = try arguments[2].asNumber()
      var changed = arguments
      let decay = try arguments[6].asNumber()
      changed[6] = .number(eta > 0 ? decay / eta : decay)
      return try subject.call(.adamW, arguments: changed)
    },
    PlantedBug(.adamW, "leaves small weights alone", agreesOnSmallIntegers: true) {
      subject, arguments in
      let small = try arguments[0].asVector().allSatisfy { $0.magnitude < 1e-6 }
      var changed = arguments
      if small { changed[6] = .number(try arguments[6].asNumber() / 2) }
      return try subject.call(.adamW, arguments: changed)
    },
    PlantedBug(.adamL2, "decays beside the step", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.adamW, arguments: arguments)
    },
    PlantedBug(.adamL2, "decays without being asked to", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      if try arguments[6].asNumber() == 0 { changed[6] = .number(0.01) }
      return try subject.call(.adamL2, arguments: changed)
    },
  ]

  private static func adam(
    _ name: String, hides: Bool = false, _ change: @escaping @Sendable (inout PlainAdam) -> Void
  ) -> PlantedBug {
    PlantedBug(.adam, name, agreesOnSmallIntegers: hides) { subject, arguments in
      // What is refused stays refused.
      _ = try subject.call(.adam, arguments: arguments)
      var plain = try PlainAdam(arguments)
      change(&plain)
      return .fields(plain.run())
    }
  }
}

/// Adam in plain doubles.
private struct PlainAdam {
  var eta: Double, beta1: Double, beta2: Double, epsilon: Double
  var corrects = true, correctsSquares = true, addsInside = false, squares = true
  var firstStep = 1
  private let start: [Double]
  private let gradients: Matrix<Double>

  init(_ arguments: [Datum]) throws {
    start = try arguments[0].asVector()
    gradients = try arguments[1].asMatrix()
    eta = try arguments[2].asNumber()
    beta1 = try arguments[3].asNumber()
    beta2 = try arguments[4].asNumber()
    epsilon = try arguments[5].asNumber()
  }

  func run() -> [String: Datum] {
    var w = start
    var m = start.map { _ in 0.0 }
    var v = m
    var (rows, means, squared) = ([w], [m], [v])
    var powers = (1.0, 1.0)
    for _ in 1..<firstStep { powers = (powers.0 * beta1, powers.1 * beta2) }
    for step in 0..<gradients.rowCount {
      powers = (powers.0 * beta1, powers.1 * beta2)
      for place in w.indices {
        let g = gradients[step, place]
        m[place] = beta1 * m[place] + (1 - beta1) * g
        v[place] = beta2 * v[place] + (1 - beta2) * (squares ? g * g : g.magnitude)
        let mean = corrects ? m[place] / (1 - powers.0) : m[place]
        let square = corrects && correctsSquares ? v[place] / (1 - powers.1) : v[place]
        let divisor =
          addsInside ? (square + epsilon).squareRoot() : square.squareRoot() + epsilon
        w[place] -= divisor == 0 ? 0 : eta * mean / divisor
      }
      rows.append(w)
      means.append(m)
      squared.append(v)
    }
    let matrix = { (rows: [[Double]]) in
      Datum.matrix(Matrix(rowCount: rows.count, columnCount: w.count) { rows[$0][$1] })
    }
    return ["trajectory": matrix(rows), "m": matrix(means), "v": matrix(squared)]
  }
}
