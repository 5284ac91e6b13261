namespace Kelione.Web.Shared;

/// <summary>One of a few things to choose from.</summary>
/// <param name="Value">What is chosen.</param>
/// <param name="Text">Its words; empty where the icon says it (then give a title).</param>
/// <param name="Icon">Its icon; empty for none.</param>
/// <param name="Title">Shown when pointed at; null for nothing.</param>
public sealed record Choice<TValue>(TValue Value, string Text, string Icon = "", string? Title = null);
