using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A system that customers' data comes from: by its files, by its SDKs, or both. Several kinds of its files (hits and visits) are one system. Immutable.</summary>
/// <param name="Name">Its name on the command line and in addresses.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Profiles">How its files are read, one for each kind; empty where none are.</param>
/// <param name="Protocol">How its SDKs talk; null where the collector does not speak it.</param>
public sealed record KnownSystem(string Name, string Title, IReadOnlyList<SystemProfile> Profiles, CollectorProtocol? Protocol)
{
    /// <summary>Our own protocol, which the snippet speaks.</summary>
    public const string Own = "kelione";

    // Kinds of files that people know by the name of their system.
    private static readonly Dictionary<string, (string Name, string Title)> Families = new(StringComparer.Ordinal)
    {
        ["metrica-hits"] = ("metrica", "Yandex Metrica"), ["metrica-visits"] = ("metrica", "Yandex Metrica"), ["metrica-table"] = ("metrica", "Yandex Metrica"),
        ["segment-table"] = ("segment", "Segment"), ["ga4-report"] = ("ga4", "Google Analytics 4"), ["firebase-2017"] = ("firebase", "Firebase"),
    };

    /// <summary>All of them, by title: what is here can be brought in, and nothing else is named anywhere.</summary>
    public static IReadOnlyList<KnownSystem> All { get; } = Join(SystemProfiles.All, CollectorProtocols.All);

    /// <summary>What its events may name as their source.</summary>
    public IReadOnlyList<string> Sources => [.. Profiles.Select(p => p.Title).Append(Title).Concat(Protocol is null ? [] : [Protocol.Title]).Distinct(StringComparer.Ordinal)];

    /// <summary>The one of a name, which may be that of a kind of its files; null where there is none.</summary>
    public static KnownSystem? Find(string name) =>
        All.FirstOrDefault(s => s.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || s.Profiles.Any(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Joins what is known by files and by SDKs.</summary>
    internal static IReadOnlyList<KnownSystem> Join(IReadOnlyList<SystemProfile> profiles, IReadOnlyList<CollectorProtocol> protocols)
    {
        var systems = profiles.Select(p => (Of: Families.GetValueOrDefault(p.Name, (p.Name, p.Title)), Profile: (SystemProfile?)p, Protocol: (CollectorProtocol?)null))
            .Concat(protocols.Select(p => (Of: Families.GetValueOrDefault(p.Name, (p.Name, p.Title)), Profile: (SystemProfile?)null, Protocol: (CollectorProtocol?)p)));
        return
        [
            .. systems.GroupBy(s => s.Of.Item1, StringComparer.Ordinal)
                .Select(g => new KnownSystem(g.Key, g.First().Of.Item2, [.. g.Select(s => s.Profile).OfType<SystemProfile>()], g.Select(s => s.Protocol).OfType<CollectorProtocol>().FirstOrDefault()))
                .OrderBy(s => s.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
