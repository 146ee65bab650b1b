extension Generator {
  /// The programs of a state machine, with a number of commands in a range; the empty one is the
  /// simplest.
  ///
  /// A command that the precondition refuses is left out and marked, and the program goes on. So
  /// where an edit of the choices deletes a command, those that depended on it vanish with it, and
  /// one step of shrinking does what would take the deletion of all of them at once if the case
  /// were discarded. After some refusals in a row the program ends where it is, if it has the least
  /// number of commands, and otherwise the case is discarded.
  @inlinable
  public static func programs<Machine: StateMachine>(
    of machine: Machine, count: ClosedRange<Int> = 0...defaultGreatestCount
  ) -> Generator where Value == Program<Machine.Command> {
    let permitted = max(0, count.lowerBound)...max(0, count.upperBound)
    return Generator { source throws(Stop) in
      var commands: [Machine.Command] = []
      var model = machine.initialModel
      try source.acceptedElements(permitted) { () throws(Stop) in
        guard let command = try source.attempt(machine.commands(in: model)),
          machine.permits(command, in: model)
        else { return false }
        machine.advance(&model, by: command)
        commands.append(command)
        return true
      }
      return Program(commands)
    }
  }
}

extension Source {
  /// Draws a value; nothing where the generator discards, which leaves the case as it is.
  @inlinable
  func attempt<Value>(_ generator: Generator<Value>) throws(Stop) -> Value? {
    let around = openSpan
    do throws(Stop) {
      return try generator.draw(from: self)
    } catch {
      guard error == .discarded else { throw error }
      // The spans that the generator left open end here.
      while openSpan > around { close() }
      return nil
    }
  }
}
