using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What a member may do, of a workspace or of one map. Each role may do all that those before it may. The rights of each are in <see cref="Rights"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberRole>))]
public enum MemberRole
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Looks at maps and asks questions.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer,

    /// <summary>Comments as well.</summary>
    [JsonStringEnumMemberName("commenter")]
    Commenter,

    /// <summary>Edits and measures maps, and defines segments, as well.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,

    /// <summary>Brings data in, shares, deletes and restores maps as well.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,

    /// <summary>Manages people, keys and the workspace itself as well.</summary>
    [JsonStringEnumMemberName("administrator")]
    Administrator,
}
