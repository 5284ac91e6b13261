using System.Collections.Frozen;

namespace Kelione.Workspace;

/// <summary>Who uses a workspace: a person, or a program with a key. Immutable: what they may do is as it was when they came, and is asked anew with each page and each request.</summary>
/// <param name="Id">Stable; never shown.</param>
/// <param name="Name">Shown beside what they do; never empty.</param>
/// <param name="Email">Empty for none.</param>
/// <param name="Role">Of the workspace.</param>
/// <param name="MapRoles">By map id, where somebody gave them a role on a map; the greater of this and <paramref name="Role"/> counts.</param>
/// <param name="Scopes">For a key: the rights that it was made for, which its maker must have too; null for a person.</param>
public sealed record Visitor(string Id, string Name, string Email, MemberRole Role, FrozenDictionary<string, MemberRole> MapRoles, FrozenSet<Right>? Scopes = null)
{
    /// <summary>Two letters for a small badge, from the name.</summary>
    public string Initials => InitialsOf(Name);

    /// <summary>Somebody with a role of the workspace and none on single maps.</summary>
    public static Visitor Of(string id, string name, MemberRole role, string email = "") => new(id, name, email, role, FrozenDictionary<string, MemberRole>.Empty);

    /// <summary>Whether they have a right.</summary>
    /// <param name="right">The right.</param>
    /// <param name="map">The map that it is about; null where it is about the workspace.</param>
    public bool May(Right right, string? map = null)
    {
        if (Scopes is { } scopes && !scopes.Contains(right))
        {
            return false;
        }

        var role = map is not null && Rights.IsOfMap(right) && MapRoles.TryGetValue(map, out var own) && own > Role ? own : Role;
        return role >= Rights.Needed(right);
    }

    /// <summary>The first letters of the first and the last word; of a single word its first two; of a name without letters "?".</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var letters = words.Length switch
        {
            0 => "?",
            1 => string.Concat(System.Globalization.StringInfo.GetNextTextElement(words[0]), Second(words[0])),
            _ => string.Concat(System.Globalization.StringInfo.GetNextTextElement(words[0]), System.Globalization.StringInfo.GetNextTextElement(words[^1])),
        };
        return letters.ToUpperInvariant();
    }

    private static string Second(string word)
    {
        var rest = word[System.Globalization.StringInfo.GetNextTextElementLength(word)..];
        return rest.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(rest);
    }
}
