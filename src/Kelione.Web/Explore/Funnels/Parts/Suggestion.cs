namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>Something that can be chosen while writing.</summary>
/// <param name="Text">What is written when it is chosen.</param>
/// <param name="Note">A few words at its right, such as a count; empty for none.</param>
public sealed record Suggestion(string Text, string Note = "");
