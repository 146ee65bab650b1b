extension Generator where Value == Character {
  /// All characters of one Unicode scalar, and letters under a few accents; `a` is the simplest.
  public static var characters: Generator {
    let scalars = Generator<Unicode.Scalar>.scalars()
    let accents = Generator<String>.strings(of: Alphabet(["\u{300}"..."\u{36F}"]), count: 1...3)
    let accented = tuple(scalars, accents).map { base, accents in
      // An accent after a control character begins a character of its own.
      (String(base) + accents).first ?? "a"
    }
    return .frequency([(3, scalars.map { Character($0) }), (1, accented)])
  }
}
