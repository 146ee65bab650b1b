import Exact
import PropertyTesting

extension Law {
  /// What layers, perceptrons, initialisers and clipping refuse.
  static let networkRefusalLaws: [Law] = [
    Law(
      183, .networks, "layers ask for shapes that fit",
      states: "weights, biases and gradients of other shapes, NaN and infinities are refused",
      .exact,
      needs: [.linear, .linearGrad, .linearColumns, .linearColumnsGrad],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let x = try Matrix<Double>(rows: [[1, 2], [3, 4], [5, 6]])
      let w = try Matrix<Double>(rows: [[1, 0], [0, 1]])
      let wide = try Matrix<Double>(rows: [[1, 0, 2]])
      try require(try subject.linear(x, w, [0, 0]) == x, "the identity")
      try subject.refuses("shapes") { try subject.linear(x, wide, [0, 0, 0]) }
      try subject.refuses("shapes") { try subject.linear(x, w, [0]) }
      try subject.refuses("shapes") { try subject.linearGrad(x, wide, x) }
      try subject.refuses("shapes") { try subject.linearGrad(x, w, w) }
      try subject.refuses("shapes") { try subject.linearColumns(wide, [1, 2], [0]) }
      try subject.refuses("shapes") { try subject.linearColumns(w, [1, 2], [0]) }
      try subject.refuses("shapes") { try subject.linearColumnsGrad(w, [1], [1, 2]) }
      try subject.refuses("shapes") { try subject.linearColumnsGrad(w, [1, 2], [1]) }
      let broken = try Matrix<Double>(rows: [[1, 0], [bad, 1]])
      try subject.refuses("notFinite") { try subject.linear(x, broken, [0, 0]) }
      try subject.refuses("notFinite") { try subject.linear(x, w, [0, bad]) }
      try subject.refuses("notFinite") { try subject.linearGrad(w, broken, w) }
      try subject.refuses("notFinite") { try subject.linearGrad(w, w, broken) }
      try subject.refuses("notFinite") { try subject.linearColumns(broken, [1, 2], [0, 0]) }
      try subject.refuses("notFinite") { try subject.linearColumns(w, [1, bad], [0, 0]) }
      try subject.refuses("notFinite") { try subject.linearColumnsGrad(w, [1, 2], [bad, 0]) }
    },
    Law(
      171, .networks, "perceptrons ask for layers that fit",
      states:
        "an odd number of parameters, none, layers that do not fit, unknown activations, other "
        + "upstream shapes, widths below 1 are refused", .exact,
      needs: [.mlp, .mlpGradients, .parameterCount],
      forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let x = try Matrix<Double>(rows: [[1, 2]])
      let (w, b) = (
        try Tensor<Double>(shape: [2, 1], elements: [1, 1]),
        try Tensor<Double>(shape: [1], elements: [0])
      )
      let one = try Matrix<Double>(rows: [[1]])
      let runs: [(Matrix<Double>, [Tensor<Double>], String) throws -> Void] = [
        { _ = try subject.mlp($0, $1, $2) }, { _ = try subject.mlpGradients($0, $1, $2, one) },
      ]
      for run in runs {
        try run(x, [w, b], "relu")
        try subject.refuses("domain") { try run(x, [w], "relu") }
        try subject.refuses("domain") { try run(x, [], "relu") }
        try subject.refuses("domain") { try run(x, [w, b], "softsign") }
        try subject.refuses("shapes") { try run(x, [b, w], "relu") }
        try subject.refuses("shapes") { try run(x, [w, b, w, b], "relu") }
        try subject.refuses("shapes") { try run(one, [w, b], "relu") }
        try subject.refuses("notFinite") { try run(x.map { $0 * bad }, [w, b], "relu") }
        try subject.refuses("notFinite") {
          try run(x, [w, Tensor(shape: [1], elements: [bad])], "relu")
        }
      }
      try subject.refuses("shapes") { try subject.mlpGradients(x, [w, b], "relu", x) }
      try subject.refuses("notFinite") {
        try subject.mlpGradients(x, [w, b], "relu", one.map { $0 * bad })
      }
      try subject.refuses("empty") { try subject.parameterCount([]) }
      try subject.refuses("domain") { try subject.parameterCount([3, 0, 2]) }
      try subject.refuses("domain") { try subject.parameterCount([3, -1]) }
      try require(try subject.parameterCount([5]) == 0, "one width has no layer")
    },
    Law(
      176, .networks, "initialisers ask for a scheme, a distribution and widths",
      states: "unknown names, widths below 1 and shapes of other than two lengths are refused",
      .exact,
      needs: [.initVariance, .initialise], forAllOf: { [0, -1, .min] }
    ) { subject, bad in
      try require(try subject.initVariance(1, 1, "xavier") == 1, "one unit")
      try subject.refuses("domain") { try subject.initVariance(bad, 3, "xavier") }
      try subject.refuses("domain") { try subject.initVariance(3, bad, "he") }
      try subject.refuses("domain") { try subject.initVariance(3, 3, "glorot") }
      try subject.refuses("domain") { try subject.initialise([bad, 3], "he", "normal", 1) }
      try subject.refuses("domain") { try subject.initialise([3, bad], "he", "normal", 1) }
      try subject.refuses("domain") { try subject.initialise([3], "he", "normal", 1) }
      try subject.refuses("domain") { try subject.initialise([3, 3, 3], "he", "normal", 1) }
      try subject.refuses("domain") { try subject.initialise([3, 3], "kaiming", "normal", 1) }
      try subject.refuses("domain") { try subject.initialise([3, 3], "he", "cauchy", 1) }
    },
    Law(
      180, .networks, "clipping asks for a limit that is not negative",
      states: "c < 0, NaN and infinities are refused; c = 0 gives zeros", .exact,
      needs: [.clipNorm, .clipValue], forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      for clip in [subject.clipNorm, subject.clipValue] {
        try require(try clip([3, -4], 0).allSatisfy { $0 == 0 }, "c = 0")
        try require(try clip([], 1) == [], "no components")
        try subject.refuses("domain") { try clip([3, 4], -1) }
        try subject.refuses("notFinite") { try clip([3, bad], 1) }
        try subject.refuses("notFinite") { try clip([3, 4], bad) }
      }
    },
  ]
}
