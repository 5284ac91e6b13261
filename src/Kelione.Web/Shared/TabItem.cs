namespace Kelione.Web.Shared;

/// <summary>A tab.</summary>
/// <param name="Key">By which it is known.</param>
/// <param name="Text">Its words.</param>
/// <param name="Href">Its address; null where it is no page of its own.</param>
/// <param name="Count">A number beside the words; null for none.</param>
/// <param name="Panel">The id of the element that it shows; null where it is a page.</param>
public sealed record TabItem(string Key, string Text, string? Href = null, long? Count = null, string? Panel = null);
