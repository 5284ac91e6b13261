namespace Kelione.Maps;

/// <summary>Whose journey it is: a persona, or in B2B a role in the deciding.</summary>
public sealed record Persona
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name: "Ieva K., 31", "Economic buyer".</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a role (B2B, role kinds) rather than a persona.</summary>
    public bool IsRole { get; init; }

    /// <summary>Who that is in few words: "the careful upgrader", "finance director".</summary>
    public string Tagline { get; init; } = "";

    /// <summary>What a role may do: "who can say no"; empty for nothing to say.</summary>
    public string Part { get; init; } = "";

    /// <summary>One or two letters for the portrait; empty to take them from the name.</summary>
    public string Initials { get; init; } = "";

    /// <summary>The portrait's image; null for initials.</summary>
    public string? Image { get; init; }

    /// <summary>Age, family, work, place.</summary>
    public string Demographics { get; init; } = "";

    /// <summary>Values, attitudes, way of living.</summary>
    public string Psychographics { get; init; } = "";

    /// <summary>What they need.</summary>
    public ValueList<string> Needs { get; init; } = [];

    /// <summary>What they fear.</summary>
    public ValueList<string> Fears { get; init; } = [];

    /// <summary>What they want to reach.</summary>
    public ValueList<string> Goals { get; init; } = [];

    /// <summary>What they are used to do.</summary>
    public ValueList<string> Behaviour { get; init; } = [];

    /// <summary>What they say.</summary>
    public ValueList<string> Quotes { get; init; } = [];

    /// <summary>The segment of customers that the persona stands for: a rule in the segments' text form or the name of a kept segment; null where not bound.</summary>
    public string? Segment { get; init; }

    /// <summary>The share of the audience that people think it has, 0–1; null where nobody said. The measured one is in <see cref="PersonaMeasure"/>.</summary>
    public double? Share { get; init; }

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>A way in which a company and its customers meet.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Online">Whether it is online; otherwise in the flesh.</param>
/// <param name="Icon">The name of its symbol (web, app, store, call, mail…); empty to choose one by the name.</param>
/// <param name="Note">A few words about it; empty for none.</param>
/// <param name="Values">The values of the events' channel field that mean it; empty for its name and id.</param>
public sealed record Channel(string Id, string Name, bool Online, string Icon = "", string Note = "", ValueList<string>? Values = null);

/// <summary>A device or screen.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Icon">The name of its symbol (app, tablet, desktop, kiosk…); empty to choose one by the name.</param>
/// <param name="Note">A few words about it; empty for none.</param>
/// <param name="Values">The values of the events' device field that mean it; empty for its name and id.</param>
public sealed record Device(string Id, string Name, string Icon = "", string Note = "", ValueList<string>? Values = null);
