import Formats

/// Arrays as programs print them, with what is said of them besides: `array([1., 2.], dtype=float32)` and
/// `tensor(1.5000, grad_fn=<MeanBackward0>)`.
struct PrintedArray {
  private var scalars: [Unicode.Scalar]

  /// The words before the bracket, with the modules that they are called by.
  private static let words = [
    "tensor", "array", "Array", "DeviceArray", "asarray", "as_tensor", "Tensor",
  ]
  private static let modules: Set = ["np", "numpy", "torch", "jnp", "jax", "tf", "cp", "cupy"]
  /// What is said of an array, and not of its entries.
  private static let properties: Set = [
    "dtype", "device", "grad_fn", "requires_grad", "weak_type", "layout", "size",
  ]
  /// The most arrays that are looked at in one text.
  private static let mostArrays = 32
  /// What stands on the line before a parameter of a network.
  private static let heading = "Parameter containing:"

  /// A text with white space for what is said of the arrays in it, and for the words before numbers; nil where there is
  /// nothing of this.
  ///
  /// - Parameter readsNumbers: whether `tensor(2)` is the number, and no tensor of that length.
  static func plain(_ text: String, readsNumbers: Bool) -> String? {
    guard text.holds("("), text.holds(anyOf: words) else { return nil }
    var array = PrintedArray(scalars: Array(text.unicodeScalars))
    array.takeOffHeading(of: text)
    var place = 0
    var count = 0
    // Each is looked through up to its closing bracket.
    while place < array.scalars.count, count < mostArrays {
      guard let open = array.bracket(behindWordAt: place) else {
        place += 1
        continue
      }
      array.plain(wordAt: place, open, readsNumbers: readsNumbers)
      place = open + 1
      count += 1
    }
    let plain = String(String.UnicodeScalarView(array.scalars))
    return plain == text ? nil : plain
  }

  private mutating func takeOffHeading(of text: String) {
    guard text.trimmed.hasPrefix(Self.heading),
      let colon = scalars.firstIndex(of: ":")
    else { return }
    blank(0..<colon + 1)
  }

  private mutating func blank(_ places: Range<Int>) {
    for place in places { scalars[place] = " " }
  }

  /// Where the bracket opens behind a word for an array that begins at a place; nil where there is none.
  private func bracket(behindWordAt place: Int) -> Int? {
    guard scalars[place].properties.isAlphabetic, place == 0 || !isOfName(scalars[place - 1]) else {
      return nil
    }
    for word in Self.words where scalars[place...].starts(with: word.unicodeScalars) {
      let open = place + word.unicodeScalars.count
      if open < scalars.count, scalars[open] == "(" { return open }
    }
    return nil
  }

  private func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
  }

  /// Where the names of modules begin that stand before a word, `torch.` and `np.`.
  private func start(ofModulesBefore place: Int) -> Int {
    guard place > 1, scalars[place - 1] == "." else { return place }
    var start = place - 1
    while start > 0, isOfName(scalars[start - 1]) { start -= 1 }
    return Self.modules.contains(String(scalars: scalars[start..<place - 1])) ? start : place
  }

  private mutating func plain(wordAt place: Int, _ open: Int, readsNumbers: Bool) {
    guard let close = scalars.closing(from: open) else { return }
    var pieces: [Range<Int>] = []
    var depth = 0
    var start = open + 1
    for place in open + 1...close {
      switch scalars[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if place == close { pieces.append(start..<place) }
        depth -= 1
      case "," where depth == 0:
        pieces.append(start..<place)
        start = place + 1
      default: continue
      }
    }
    let values = pieces.filter { !isProperty($0) }
    guard values.count == 1, values[0] == pieces[0],
      let first = scalars[values[0]].first(where: { !$0.properties.isWhitespace })
    else { return }
    let hasModule = self.start(ofModulesBefore: place) < place
    let isOfEntries = first == "[" || first == "("
    // A tensor of one dimension is written so as well.
    guard isOfEntries || readsNumbers, isOfEntries || hasModule || isNumber(values[0]) else {
      return
    }
    if pieces.count > 1 { blank(values[0].upperBound..<close) }
    let word = String(scalars: scalars[place..<open])
    if isOfEntries, word == "array" || word == "tensor" { return }
    blank(self.start(ofModulesBefore: place)..<open)
  }

  /// Whether `dtype=float32` or the like stands somewhere.
  private func isProperty(_ places: Range<Int>) -> Bool {
    guard let equals = scalars[places].firstIndex(of: "=") else { return false }
    return Self.properties.contains(String(scalars: scalars[places.lowerBound..<equals]).trimmed)
  }

  /// Whether nothing but one number stands somewhere.
  private func isNumber(_ places: Range<Int>) -> Bool {
    let text = String(scalars: scalars[places]).trimmed
    return text.contains(where: \.isNumber)
      && text.allSatisfy { $0.isNumber && $0.isASCII || ".-−+eE".contains($0) }
  }
}
