/// Rank, echelon form, kernel and coordinates, decided and computed exactly on the doubles given.
public enum Ranks {}
