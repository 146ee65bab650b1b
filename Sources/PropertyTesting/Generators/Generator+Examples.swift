extension Generator {
  /// So many values, as the first cases of a check have them: the simplest one, and then random
  /// ones.
  ///
  /// There are fewer where the generator discards too many cases.
  @inlinable
  public func examples(count: Int = 10, seed: UInt64 = Settings.defaultSeed) -> [Value] {
    let source = Source()
    let (most, overflow) = count.multipliedReportingOverflow(by: Settings.defaultDiscardRatio)
    var values: [Value] = []
    var number = 0
    while values.count < count, overflow || number - values.count <= most {
      source.begin(number, seed: seed)
      if let value = try? body(source) { values.append(value) }
      number += 1
    }
    return values
  }
}
