namespace Kelione.Journeys;

/// <summary>
/// Marks an exception of a store that tells of the place where the store lies and not of what it was given: no room, no connection, held by another program. Whoever gave it something keeps that and tries again;
/// any other exception may be about what was given, and the third time it is put aside.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1040", Justification = "Exceptions of several stores have no other base in common, and cannot carry an attribute that a filter reads quickly.")]
public interface IPassingTrouble;
