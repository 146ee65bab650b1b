extension Natural {
  /// The sum.
  static func + (a: Natural, b: Natural) -> Natural {
    let (long, short) = a.words.count < b.words.count ? (b.words, a.words) : (a.words, b.words)
    var words = long
    var carry: UInt64 = 0
    for index in long.indices {
      let summand = index < short.count ? short[index] : 0
      let (first, one) = long[index].addingReportingOverflow(summand)
      let (second, two) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = one || two ? 1 : 0
    }
    if carry > 0 { words.append(carry) }
    return Natural(words: words)
  }
}
