namespace Kelione.Web;

/// <summary>The words of People: signing in, members, roles, invitations, keys, activity, sharing.</summary>
internal static class PeopleTexts
{
    /// <summary>The words.</summary>
    public static AreaTexts All { get; } = new("PeopleTexts");
}
