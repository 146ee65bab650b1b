/// An exercise file as it was found, before anything in it is read.
public struct ExerciseFile: Sendable {
  /// How it is named in messages: its path.
  public let name: String
  /// The problem set: the folder of the file, below the folder of all exercises.
  public let problemSet: String
  /// What it holds.
  public let bytes: [UInt8]
  /// What its course states for all exercises.
  public let defaults: ExerciseDefaults
  /// The rules by which numbers were drawn that students have in hand.
  public let handedOut: HandedOut

  /// A file with its name, its problem set and its bytes, what its course states, and what was handed out.
  public init(
    name: String, problemSet: String, bytes: [UInt8], defaults: ExerciseDefaults = .standard,
    handedOut: HandedOut = .nothing
  ) {
    self.handedOut = handedOut
    self.name = name
    self.problemSet = problemSet
    self.bytes = bytes
    self.defaults = defaults
  }

  /// The order of names by their bytes, which is the same everywhere.
  static func isBefore(_ a: ExerciseFile, _ b: ExerciseFile) -> Bool {
    a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }
}
