using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A system that customers' data comes from: by its files, by its SDKs, or both. Immutable.</summary>
/// <param name="Name">Its name on the command line and in addresses.</param>
/// <param name="Title">What people call it, and what its events name as their source.</param>
/// <param name="Profile">How its export is read; null where none is.</param>
/// <param name="Protocol">How its SDKs talk; null where the collector does not speak it.</param>
public sealed record KnownSystem(string Name, string Title, SystemProfile? Profile, CollectorProtocol? Protocol)
{
    /// <summary>Our own protocol, which the snippet speaks.</summary>
    public const string Own = "kelione";

    /// <summary>All of them, by title: what is here can be brought in, and nothing else is named anywhere.</summary>
    public static IReadOnlyList<KnownSystem> All { get; } = Join(SystemProfiles.All, CollectorProtocols.All);

    /// <summary>The one of a name; null where there is none.</summary>
    public static KnownSystem? Find(string name) => All.FirstOrDefault(s => s.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    internal static IReadOnlyList<KnownSystem> Join(IReadOnlyList<SystemProfile> profiles, IReadOnlyList<CollectorProtocol> protocols)
    {
        var ofProtocol = protocols.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var names = profiles.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. profiles.Select(p => new KnownSystem(p.Name, p.Title, p, ofProtocol.GetValueOrDefault(p.Name)))
                .Concat(protocols.Where(p => !names.Contains(p.Name)).Select(p => new KnownSystem(p.Name, p.Title, null, p)))
                .OrderBy(s => s.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
