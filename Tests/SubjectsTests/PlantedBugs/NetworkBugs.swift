import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with layers and perceptrons.
  static let networkBugs: [PlantedBug] = [
    PlantedBug(.linear, "multiplies with W transposed where it can", agreesOnSmallIntegers: false) {
      subject, arguments in
      var turned = arguments
      let w = try arguments[1].asMatrix()
      if w.isSquare { turned[1] = .matrix(w.transposed()) }
      return try subject.call(.linear, arguments: turned)
    },
    PlantedBug(.linear, "adds the bias to the first row alone", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.linear, arguments: arguments).asMatrix()
      let product = try subject.linear(
        arguments[0].asMatrix(), arguments[1].asMatrix(),
        arguments[2].asVector().map { _ in 0 })
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
          $0 == 0 ? right[$0, $1] : product[$0, $1]
        })
    },
    PlantedBug(.linear, "forgets the last input", agreesOnSmallIntegers: false) {
      subject, arguments in
      let x = try arguments[0].asMatrix()
      var changed = arguments
      changed[0] = .matrix(
        Matrix(rowCount: x.rowCount, columnCount: x.columnCount) {
          $1 + 1 == x.columnCount ? x[$0, $1] * 0 : x[$0, $1]
        })
      return try subject.call(.linear, arguments: changed)
    },
    PlantedBug(.linear, "stretches a bias of one element", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (w, b) = (try arguments[1].asMatrix(), try arguments[2].asVector())
      var changed = arguments
      if b.count == 1 { changed[2] = .vector(Array(repeating: b[0], count: w.columnCount)) }
      return try subject.call(.linear, arguments: changed)
    },
    PlantedBug(.linear, "keeps single precision", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.linear, arguments: arguments).asMatrix()
      return .matrix(
        right.map { $0.magnitude < 1e30 && $0.magnitude > 1e-30 ? Double(Float($0)) : $0 })
    },
    PlantedBug(.linearGrad, "does not transpose W where it can", agreesOnSmallIntegers: false) {
      subject, arguments in
      var turned = arguments
      let w = try arguments[1].asMatrix()
      if w.isSquare { turned[1] = .matrix(w.transposed()) }
      return try subject.call(.linearGrad, arguments: turned)
    },
    PlantedBug(.linearGrad, "does not sum the bias over the batch", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.linearGrad, arguments: arguments).asFields().values
      let g = try arguments[2].asMatrix()
      if g.rowCount > 0 { fields["b"] = .vector(g.row(g.rowCount - 1)) }
      return .fields(fields)
    },
    PlantedBug(.linearGrad, "sums the bias in an order that rounds", agreesOnSmallIntegers: true) {
      subject, arguments in
      var fields = try subject.call(.linearGrad, arguments: arguments).asFields().values
      let g = try arguments[2].asMatrix()
      let sums = g.transposed().rows.map { $0.reduce(0, +) }
      if sums.allSatisfy(\.isFinite) { fields["b"] = .vector(sums) }
      return .fields(fields)
    },
    PlantedBug(.linearGrad, "changes sign for one example", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.linearGrad, arguments: arguments)
      return try arguments[0].asMatrix().rowCount == 1 ? right.scaled(by: -1) : right
    },
    PlantedBug(.linearColumns, "has no bias", agreesOnSmallIntegers: false) { subject, arguments in
      .vector(
        try subject.linearColumns(
          arguments[0].asMatrix(), arguments[1].asVector(),
          arguments[2].asVector().map { $0.isFinite ? 0 : $0 }))
    },
    PlantedBug(.linearColumnsGrad, "exchanges the outer product", agreesOnSmallIntegers: false) {
      subject, arguments in
      var fields = try subject.call(.linearColumnsGrad, arguments: arguments).asFields().values
      if case .matrix(let w)? = fields["w"], w.isSquare { fields["w"] = .matrix(w.transposed()) }
      return .fields(fields)
    },
    PlantedBug(.mlp, "activates its output", agreesOnSmallIntegers: false) { subject, arguments in
      let right = try subject.call(.mlp, arguments: arguments).asMatrix()
      return try arguments[2].asText() == "relu"
        ? .matrix(right.map { max($0, 0) }) : .matrix(right)
    },
    PlantedBug(.mlp, "takes unknown activations for none", agreesOnSmallIntegers: false) {
      subject, arguments in
      var changed = arguments
      let known = ["relu", "tanh", "sigmoid", "gelu", "silu"]
      if !known.contains(try arguments[2].asText()) { changed[2] = .text("relu") }
      return try subject.call(.mlp, arguments: changed)
    },
    PlantedBug(.mlp, "has a logistic function of 16 digits less 4", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.mlp, arguments: arguments).asMatrix()
      guard try arguments[2].asText() != "relu" else { return .matrix(right) }
      return .matrix(right.map { $0 * (1 + 1e-12) })
    },
    PlantedBug(.mlpGradients, "has the slope 1 of ReLU at 0", agreesOnSmallIntegers: false) {
      subject, arguments in
      // All biases a little higher, where everything is whole, moves no z but those at 0.
      let right = try subject.call(.mlpGradients, arguments: arguments).asFields()
      let isWhole = try arguments[0].asMatrix().elements.allSatisfy { $0 == $0.rounded() }
      guard isWhole, try arguments[2].asText() == "relu" else { return .fields(right.values) }
      var changed = arguments
      changed[1] = .tensors(
        try arguments[1].asTensors().map { parameter in
          guard parameter.shape.count == 1 else { return parameter }
          return try Tensor(
            shape: parameter.shape, elements: parameter.elements.map { $0 + 0x1p-40 })
        })
      let moved = try subject.call(.mlpGradients, arguments: changed).asFields()
      return .fields([
        "x": .matrix(try moved.matrix("x").map { ($0 * 64).rounded() / 64 }),
        "parameters": .tensors(
          try moved.tensors("parameters").map { parameter in
            try Tensor(
              shape: parameter.shape, elements: parameter.elements.map { ($0 * 64).rounded() / 64 })
          }),
      ])
    },
    PlantedBug(.mlpGradients, "is a mean over the batch", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.mlpGradients, arguments: arguments).asFields()
      let count = Double(try arguments[0].asMatrix().rowCount)
      return .fields([
        "x": .matrix(try right.matrix("x")),
        "parameters": .tensors(
          try right.tensors("parameters").map { parameter in
            try Tensor(shape: parameter.shape, elements: parameter.elements.map { $0 / count })
          }),
      ])
    },
    PlantedBug(.mlpGradients, "has the wrong sign where it is small", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.mlpGradients, arguments: arguments).asFields()
      return .fields([
        "x": .matrix(try right.matrix("x")),
        "parameters": .tensors(
          try right.tensors("parameters").map { parameter in
            try Tensor(
              shape: parameter.shape,
              elements: parameter.elements.map { $0.magnitude < 1e-6 ? -$0 : $0 })
          }),
      ])
    },
    PlantedBug(.parameterCount, "has no biases", agreesOnSmallIntegers: false) {
      subject, arguments in
      let widths = try arguments[0].asCounts()
      return .count(try subject.parameterCount(widths) - widths.dropFirst().reduce(0, +))
    },
    PlantedBug(.parameterCount, "begins to count anew beyond 2³¹", agreesOnSmallIntegers: true) {
      subject, arguments in
      .count(try subject.call(.parameterCount, arguments: arguments).asCount() & 0x7FFF_FFFF)
    },
  ]

  /// Mistakes with first weights and clipping.
  static let initialiserBugs: [PlantedBug] = [
    PlantedBug(.initVariance, "has the fan-out for the fan-in", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.initVariance, arguments: [arguments[1], arguments[0], arguments[2]])
    },
    PlantedBug(.initVariance, "is He's for Xavier's", agreesOnSmallIntegers: false) {
      subject, arguments in
      let scheme = try arguments[2].asText()
      return .number(
        try subject.initVariance(
          arguments[0].asCount(), arguments[1].asCount(), scheme == "xavier" ? "he" : scheme))
    },
    PlantedBug(.initVariance, "takes no inputs for one", agreesOnSmallIntegers: false) {
      subject, arguments in
      .number(
        try subject.initVariance(
          max(1, arguments[0].asCount()), max(1, arguments[1].asCount()), arguments[2].asText()))
    },
    PlantedBug(.initialise, "has ±√V for the ends of uniform weights", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      let right = try subject.call(.initialise, arguments: arguments).asMatrix()
      let isUniform = try arguments[2].asText() == "uniform"
      return .matrix(isUniform ? right.map { $0 / 3.0.squareRoot() } : right)
    },
    PlantedBug(.initialise, "multiplies with the variance", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.initialise, arguments: arguments).asMatrix()
      let variance = try subject.initVariance(
        right.rowCount, right.columnCount, arguments[1].asText())
      return .matrix(right.map { $0 * variance.squareRoot() })
    },
    PlantedBug(.initialise, "is drawn column by column", agreesOnSmallIntegers: false) {
      subject, arguments in
      let shape = try arguments[0].asCounts()
      let right = try subject.call(.initialise, arguments: arguments).asMatrix()
      guard shape.count == 2 else { return .matrix(right) }
      let elements = right.elements
      return .matrix(
        Matrix(rowCount: right.rowCount, columnCount: right.columnCount) {
          elements[$1 * right.rowCount + $0]
        })
    },
    PlantedBug(.clipNorm, "clips each component", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.clipValue, arguments: arguments)
    },
    PlantedBug(.clipNorm, "adds 10⁻⁶ to the length", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.clipNorm, arguments: arguments).asVector()
      let (g, c) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let factor = c / ((try subject.norm2(g)) + 1e-6)
      return .vector(factor < 1 ? g.map { $0 * factor } : right)
    },
    PlantedBug(.clipNorm, "squares without a scale", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.clipNorm, arguments: arguments).asVector()
      let (g, c) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let square = g.reduce(0) { $0 + $1 * $1 }
      guard square == .infinity || square < 0x1p-1000 else { return .vector(right) }
      let factor = square > 0 ? c / square.squareRoot() : 1
      return .vector(factor < 1 ? g.map { $0 * factor } : g)
    },
    PlantedBug(.clipNorm, "leaves a length just above its limit", agreesOnSmallIntegers: true) {
      subject, arguments in
      let right = try subject.call(.clipNorm, arguments: arguments).asVector()
      let (g, c) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let length = try subject.norm2(g)
      guard length > c, c > 0, length.isFinite, length > 0x1p-900 else { return .vector(right) }
      return .vector(g.map { $0 * (c / length) })
    },
    PlantedBug(.clipNorm, "takes a negative limit for its magnitude", agreesOnSmallIntegers: false)
    {
      subject, arguments in
      .vector(
        try subject.clipNorm(arguments[0].asVector(), arguments[1].asNumber().magnitude))
    },
    PlantedBug(.clipNorm, "shortens short vectors more", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (g, c) = (try arguments[0].asVector(), try arguments[1].asNumber())
      let right = try subject.clipNorm(g, c)
      return .vector(try subject.norm2(g) < c ? right.map { $0 / 2 } : right)
    },
    PlantedBug(.clipValue, "clips from above alone", agreesOnSmallIntegers: false) {
      subject, arguments in
      let right = try subject.call(.clipValue, arguments: arguments).asVector()
      return .vector(zip(try arguments[0].asVector(), right).map { $0 < 0 ? $0 : $1 })
    },
  ]
}
