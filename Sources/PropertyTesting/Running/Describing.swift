/// A value for people.
public func describe<Value>(_ value: Value) -> String { String(describing: value) }
