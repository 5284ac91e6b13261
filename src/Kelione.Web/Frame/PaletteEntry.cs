using Kelione.Workspace;

namespace Kelione.Web.Frame;

/// <summary>Something that the command palette finds. Immutable.</summary>
/// <param name="Group">The heading under which it stands, in the person's language.</param>
/// <param name="Text">Its name, which is searched.</param>
public sealed record PaletteEntry(string Group, string Text)
{
    /// <summary>A few grey words beside it, searched as well; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its icon; empty for none.</summary>
    public string Icon { get; init; } = "";

    /// <summary>A station's number instead of an icon; null for none.</summary>
    public int? Station { get; init; }

    /// <summary>Where it leads; null where it does something.</summary>
    public string? Href { get; init; }

    /// <summary>What it does; null where it leads somewhere.</summary>
    public Func<Task>? Run { get; init; }
}

/// <summary>Adds entries to the command palette of all pages. Register one as a service.</summary>
public interface IPaletteSource
{
    /// <summary>The entries; read when the palette opens, so keep it quick.</summary>
    /// <param name="visit">The way into the workspace.</param>
    /// <param name="cancellationToken">Ends when the palette is closed.</param>
    Task<IReadOnlyList<PaletteEntry>> ListAsync(WorkspaceVisit visit, CancellationToken cancellationToken);
}
