namespace Kelione.Workspace;

/// <summary>Something that a member may or may not do.</summary>
public enum Right
{
    /// <summary>See a map, its measurements, its history and its comments.</summary>
    SeeMap,

    /// <summary>Ask questions of the events, and see segments and activities. Of the workspace, never of one map alone.</summary>
    Ask,

    /// <summary>Open a number to the customers behind it, and a customer to their journey. Of the workspace, never of one map alone.</summary>
    OpenCustomers,

    /// <summary>Comment on a map.</summary>
    Comment,

    /// <summary>Edit a map, bind it, undo and redo.</summary>
    EditMap,

    /// <summary>Measure a map and keep the snapshot. It asks the events, so a role on the map alone is not enough.</summary>
    Measure,

    /// <summary>Begin a new map.</summary>
    CreateMap,

    /// <summary>Delete a map, and restore an earlier version of it.</summary>
    ManageMap,

    /// <summary>Make and withdraw read-only links to a map, and give others a role on it.</summary>
    ShareMap,

    /// <summary>Define and remove segments, and correct what feedback means and is about.</summary>
    DefineSegments,

    /// <summary>Import and export events, bring feedback in and take it back, state and undo identities.</summary>
    ManageData,

    /// <summary>Send events to the collector, and nothing else.</summary>
    SendEvents,

    /// <summary>Erase a customer.</summary>
    EraseCustomers,

    /// <summary>Invite members, change their roles, remove them; see the activity log.</summary>
    ManagePeople,

    /// <summary>Make and withdraw keys of the HTTP API.</summary>
    ManageKeys,

    /// <summary>Check, rebuild and configure the workspace.</summary>
    ManageWorkspace,
}

/// <summary>Which role has which right: the one table.</summary>
public static class Rights
{
    /// <summary>The least role that has a right.</summary>
    public static MemberRole Needed(Right right) => right switch
    {
        Right.SeeMap or Right.Ask or Right.OpenCustomers => MemberRole.Viewer,
        Right.Comment => MemberRole.Commenter,
        Right.EditMap or Right.Measure or Right.CreateMap or Right.DefineSegments => MemberRole.Editor,
        Right.ManageMap or Right.ShareMap or Right.ManageData or Right.SendEvents => MemberRole.Owner,
        Right.EraseCustomers or Right.ManagePeople or Right.ManageKeys or Right.ManageWorkspace => MemberRole.Administrator,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>Whether a right can come from a role on one map alone.</summary>
    public static bool IsOfMap(Right right) => right is Right.SeeMap or Right.Comment or Right.EditMap or Right.ManageMap or Right.ShareMap;
}
