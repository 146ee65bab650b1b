extension Settings {
  /// What is wrong with a variable of the environment.
  public struct EnvironmentFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The variable.
    public let variable: String
    /// What it holds.
    public let value: String
    /// What is wrong, and what to do.
    public let description: String
  }

  /// These settings with what the environment says: `TOUCHSTONE_SEED`, `TOUCHSTONE_CASES` and
  /// `TOUCHSTONE_REPLAY`; where `CI` is set nothing is kept for the next run.
  public func following(
    environment: (String) -> String?
  ) throws(EnvironmentFault) -> Settings {
    var settings = self
    if let text = environment("TOUCHSTONE_SEED"), !text.isEmpty {
      guard let seed = UInt64(text) else {
        throw EnvironmentFault(
          variable: "TOUCHSTONE_SEED", value: text,
          description: Wording.environment("TOUCHSTONE_SEED", text, "a whole number from 0 on"))
      }
      settings.seed = seed
    }
    if let text = environment("TOUCHSTONE_CASES"), !text.isEmpty {
      guard let cases = Int(text), cases >= 0 else {
        throw EnvironmentFault(
          variable: "TOUCHSTONE_CASES", value: text,
          description: Wording.environment("TOUCHSTONE_CASES", text, "a whole number from 0 on"))
      }
      settings.cases = cases
    }
    if let text = environment("TOUCHSTONE_REPLAY"), !text.isEmpty {
      do {
        settings.replay = try Blob(text)
      } catch {
        throw EnvironmentFault(
          variable: "TOUCHSTONE_REPLAY", value: text,
          description: Wording.environment("TOUCHSTONE_REPLAY", text, "\(error)"))
      }
    }
    if environment("CI").map({ !$0.isEmpty }) == true, let store = settings.store {
      settings.store = store.forReadingRegressions
    }
    return settings
  }
}

extension Blob.Fault: CustomStringConvertible {
  /// What should be there instead.
  public var description: String { Wording.blob(self) }
}
