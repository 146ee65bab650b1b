/// A number that is not negative, rounded to so many decimal places.
func decimalText(_ value: Double, places: Int) -> String {
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let count = Int((value * Double(scale)).rounded())
  guard places > 0 else { return "\(count)" }
  // The digits after the point begin with a 1 that is dropped, so that zeros in front are kept.
  return "\(count / scale)." + "\(scale + count % scale)".dropFirst()
}
