namespace Kelione.Web.Shared;

/// <summary>A line of a menu. Immutable.</summary>
/// <param name="Text">What it does; empty for a line that parts two groups.</param>
/// <param name="OnPick">What happens; null where it is a link, a heading or a parting line.</param>
public sealed record MenuEntry(string Text, Func<Task>? OnPick = null)
{
    /// <summary>A line that parts two groups.</summary>
    public static MenuEntry Line { get; } = new("");

    /// <summary>Its icon; empty for none.</summary>
    public string Icon { get; init; } = "";

    /// <summary>A few words more; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The keys that do the same, such as <c>Ctrl Z</c>, parted by spaces; empty for none.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Where it leads; null where it does something.</summary>
    public string? Href { get; init; }

    /// <summary>Whether the browser loads the address anew instead of the page going there.</summary>
    public bool IsPlainLink { get; init; }

    /// <summary>The language of <see cref="Text"/> where it is another than the page's; null for the page's.</summary>
    public string? Language { get; init; }

    /// <summary>Chosen or not, of entries that are chosen; null for others.</summary>
    public bool? IsChosen { get; init; }

    /// <summary>Whether it takes something away.</summary>
    public bool IsDanger { get; init; }

    /// <summary>Whether it cannot be done now.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether it is the heading of the entries below.</summary>
    public bool IsHead { get; init; }
}
