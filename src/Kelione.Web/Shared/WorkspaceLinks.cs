using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Shared;

/// <summary>Addresses inside the workspace that is open.</summary>
internal static class WorkspaceLinks
{
    /// <summary><c>/w/NAME</c> of the page that is shown; empty where the page belongs to no workspace.</summary>
    public static string Base(NavigationManager navigation) =>
        navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0].Split('/') is ["w", var name, ..] ? $"/w/{name}" : "";

    /// <summary>The name of the workspace whose page is shown; empty where the page belongs to none.</summary>
    public static string NameOf(NavigationManager navigation) => Uri.UnescapeDataString(Base(navigation) is { Length: > 0 } path ? path["/w/".Length..] : "");
}
