import Exact

extension Function {
  /// Gradient descent x ← x − η(Ax − b) on x'Ax/2 − b'x, a row a step from x0.
  public static let gradientDescent = Function(
    "gradientDescent", .descent,
    ["a": .matrix, "b": .vector, "x0": .vector, "eta": .number, "steps": .count], .matrix,
    "Gradient descent x ← x − η(Ax − b) on x'Ax/2 − b'x, a row a step from x0.")

  /// Momentum v ← μv + (Ax − b), x ← x − ηv on x'Ax/2 − b'x, a row a step from x0.
  public static let momentumQuadratic = Function(
    "momentumQuadratic", .descent,
    ["a": .matrix, "b": .vector, "x0": .vector, "eta": .number, "mu": .number, "steps": .count],
    .matrix,
    "Momentum v ← μv + (Ax − b), x ← x − ηv on x'Ax/2 − b'x, a row a step from x0.")

  /// Nesterov's momentum: v ← μv + (Ay − b) at y = x − ημv, then x ← x − ηv.
  public static let nesterovQuadratic = Function(
    "nesterovQuadratic", .descent,
    ["a": .matrix, "b": .vector, "x0": .vector, "eta": .number, "mu": .number, "steps": .count],
    .matrix,
    "Nesterov's momentum: v ← μv + (Ay − b) at y = x − ημv, then x ← x − ηv.")

  /// Steps w ← w − ηg over gradients, a row a step from w0.
  public static let sgd = Function(
    "sgd", .descent, ["w0": .vector, "gradients": .matrix, "eta": .number], .matrix,
    "Steps w ← w − ηg over gradients, a row a step from w0.")

  /// Steps v ← μv + g, w ← w − ηv over gradients.
  public static let momentum = Function(
    "momentum", .descent, ["w0": .vector, "gradients": .matrix, "eta": .number, "mu": .number],
    .matrix,
    "Steps v ← μv + g, w ← w − ηv over gradients.")

  /// Steps v ← μv + g, w ← w − η(g + μv) over gradients.
  public static let nesterov = Function(
    "nesterov", .descent, ["w0": .vector, "gradients": .matrix, "eta": .number, "mu": .number],
    .matrix,
    "Steps v ← μv + g, w ← w − η(g + μv) over gradients.")

  /// Adam over gradients: the trajectory, and its moments before the bias correction.
  public static let adam = Function(
    "adam", .descent,
    [
      "w0": .vector, "gradients": .matrix, "eta": .number, "beta1": .number, "beta2": .number,
      "epsilon": .number,
    ], .fields,
    fields: ["trajectory": .matrix, "m": .matrix, "v": .matrix],
    "Adam over gradients: the trajectory, and its moments before the bias correction.")

  /// Adam with decoupled weight decay: w ← w − η(m̂/(√v̂ + ε) + λw).
  public static let adamW = Function(
    "adamW", .descent,
    [
      "w0": .vector, "gradients": .matrix, "eta": .number, "beta1": .number, "beta2": .number,
      "epsilon": .number, "decay": .number,
    ], .fields,
    fields: ["trajectory": .matrix, "m": .matrix, "v": .matrix],
    "Adam with decoupled weight decay: w ← w − η(m̂/(√v̂ + ε) + λw).")

  /// Adam on the gradients plus λw.
  public static let adamL2 = Function(
    "adamL2", .descent,
    [
      "w0": .vector, "gradients": .matrix, "eta": .number, "beta1": .number, "beta2": .number,
      "epsilon": .number, "decay": .number,
    ], .fields,
    fields: ["trajectory": .matrix, "m": .matrix, "v": .matrix],
    "Adam on the gradients plus λw.")

  /// A permutation of 0 ..< n by the seed, to be read in runs of size.
  public static let minibatches = Function(
    "minibatches", .descent, ["n": .count, "size": .count, "seed": .count], .counts,
    "A permutation of 0 ..< n by the seed, to be read in runs of size.")

  /// The gradient of the mean squared error of w·x + b over the rows with these indices.
  public static let batchGradient = Function(
    "batchGradient", .descent,
    ["x": .matrix, "y": .vector, "w": .vector, "b": .number, "indices": .counts], .fields,
    fields: ["w": .vector, "b": .number],
    "The gradient of the mean squared error of w·x + b over the rows with these indices.")

  /// The rate of a linear warm-up: peak·step/warmup, then peak.
  public static let warmupSchedule = Function(
    "warmupSchedule", .descent, ["step": .count, "warmup": .count, "peak": .number], .number,
    "The rate of a linear warm-up: peak·step/warmup, then peak.")

  /// The rate of a cosine decay from etaMax in step 0 to etaMin from step steps on.
  public static let cosineSchedule = Function(
    "cosineSchedule", .descent,
    ["step": .count, "steps": .count, "etaMax": .number, "etaMin": .number], .number,
    "The rate of a cosine decay from etaMax in step 0 to etaMin from step steps on.")

  /// The rate eta·gamma^⌊step/every⌋.
  public static let stepSchedule = Function(
    "stepSchedule", .descent, ["step": .count, "eta": .number, "gamma": .number, "every": .count],
    .number,
    "The rate eta·gamma^⌊step/every⌋.")

  /// The vector g·min(1, c/|g|).
  public static let clipNorm = Function(
    "clipNorm", .descent, ["g": .vector, "c": .number], .vector,
    "The vector g·min(1, c/|g|).")

  /// The vector g with each component brought into −c … c.
  public static let clipValue = Function(
    "clipValue", .descent, ["g": .vector, "c": .number], .vector,
    "The vector g with each component brought into −c … c.")

  /// The functions of the section.
  static let descentFunctions: [Function] = [
    .gradientDescent, .momentumQuadratic, .nesterovQuadratic, .sgd, .momentum, .nesterov, .adam,
    .adamW, .adamL2, .minibatches, .batchGradient, .warmupSchedule, .cosineSchedule, .stepSchedule,
    .clipNorm, .clipValue,
  ]
}

extension Subject {
  /// Gradient descent x ← x − η(Ax − b) on x'Ax/2 − b'x, a row a step from x0.
  public func gradientDescent(
    _ a: Matrix<Double>, _ b: [Double], _ x0: [Double], _ eta: Double, _ steps: Int
  ) throws -> Matrix<Double> {
    try call(.gradientDescent, .matrix(a), .vector(b), .vector(x0), .number(eta), .count(steps))
      .asMatrix()
  }

  /// Momentum v ← μv + (Ax − b), x ← x − ηv on x'Ax/2 − b'x, a row a step from x0.
  public func momentumQuadratic(
    _ a: Matrix<Double>, _ b: [Double], _ x0: [Double], _ eta: Double, _ mu: Double, _ steps: Int
  ) throws -> Matrix<Double> {
    try call(
      .momentumQuadratic, .matrix(a), .vector(b), .vector(x0), .number(eta), .number(mu),
      .count(steps)
    ).asMatrix()
  }

  /// Nesterov's momentum: v ← μv + (Ay − b) at y = x − ημv, then x ← x − ηv.
  public func nesterovQuadratic(
    _ a: Matrix<Double>, _ b: [Double], _ x0: [Double], _ eta: Double, _ mu: Double, _ steps: Int
  ) throws -> Matrix<Double> {
    try call(
      .nesterovQuadratic, .matrix(a), .vector(b), .vector(x0), .number(eta), .number(mu),
      .count(steps)
    ).asMatrix()
  }

  /// Steps w ← w − ηg over gradients, a row a step from w0.
  public func sgd(_ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double) throws -> Matrix<
    Double
  > {
    try call(.sgd, .vector(w0), .matrix(gradients), .number(eta)).asMatrix()
  }

  /// Steps v ← μv + g, w ← w − ηv over gradients.
  public func momentum(_ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double, _ mu: Double)
    throws -> Matrix<Double>
  {
    try call(.momentum, .vector(w0), .matrix(gradients), .number(eta), .number(mu)).asMatrix()
  }

  /// Steps v ← μv + g, w ← w − η(g + μv) over gradients.
  public func nesterov(_ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double, _ mu: Double)
    throws -> Matrix<Double>
  {
    try call(.nesterov, .vector(w0), .matrix(gradients), .number(eta), .number(mu)).asMatrix()
  }

  /// Adam over gradients: the trajectory, and its moments before the bias correction.
  public func adam(
    _ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double
  ) throws -> Fields {
    try call(
      .adam, .vector(w0), .matrix(gradients), .number(eta), .number(beta1), .number(beta2),
      .number(epsilon)
    ).asFields()
  }

  /// Adam with decoupled weight decay: w ← w − η(m̂/(√v̂ + ε) + λw).
  public func adamW(
    _ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, _ decay: Double
  ) throws -> Fields {
    try call(
      .adamW, .vector(w0), .matrix(gradients), .number(eta), .number(beta1), .number(beta2),
      .number(epsilon), .number(decay)
    ).asFields()
  }

  /// Adam on the gradients plus λw.
  public func adamL2(
    _ w0: [Double], _ gradients: Matrix<Double>, _ eta: Double, _ beta1: Double, _ beta2: Double,
    _ epsilon: Double, _ decay: Double
  ) throws -> Fields {
    try call(
      .adamL2, .vector(w0), .matrix(gradients), .number(eta), .number(beta1), .number(beta2),
      .number(epsilon), .number(decay)
    ).asFields()
  }

  /// A permutation of 0 ..< n by the seed, to be read in runs of size.
  public func minibatches(_ n: Int, _ size: Int, _ seed: Int) throws -> [Int] {
    try call(.minibatches, .count(n), .count(size), .count(seed)).asCounts()
  }

  /// The gradient of the mean squared error of w·x + b over the rows with these indices.
  public func batchGradient(
    _ x: Matrix<Double>, _ y: [Double], _ w: [Double], _ b: Double, _ indices: [Int]
  ) throws -> Fields {
    try call(.batchGradient, .matrix(x), .vector(y), .vector(w), .number(b), .counts(indices))
      .asFields()
  }

  /// The rate of a linear warm-up: peak·step/warmup, then peak.
  public func warmupSchedule(_ step: Int, _ warmup: Int, _ peak: Double) throws -> Double {
    try call(.warmupSchedule, .count(step), .count(warmup), .number(peak)).asNumber()
  }

  /// The rate of a cosine decay from etaMax in step 0 to etaMin from step steps on.
  public func cosineSchedule(_ step: Int, _ steps: Int, _ etaMax: Double, _ etaMin: Double) throws
    -> Double
  {
    try call(.cosineSchedule, .count(step), .count(steps), .number(etaMax), .number(etaMin))
      .asNumber()
  }

  /// The rate eta·gamma^⌊step/every⌋.
  public func stepSchedule(_ step: Int, _ eta: Double, _ gamma: Double, _ every: Int) throws
    -> Double
  {
    try call(.stepSchedule, .count(step), .number(eta), .number(gamma), .count(every)).asNumber()
  }

  /// The vector g·min(1, c/|g|).
  public func clipNorm(_ g: [Double], _ c: Double) throws -> [Double] {
    try call(.clipNorm, .vector(g), .number(c)).asVector()
  }

  /// The vector g with each component brought into −c … c.
  public func clipValue(_ g: [Double], _ c: Double) throws -> [Double] {
    try call(.clipValue, .vector(g), .number(c)).asVector()
  }
}
