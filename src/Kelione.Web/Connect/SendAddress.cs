using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Connect;

/// <summary>Where SDKs and the snippet send to.</summary>
internal static class SendAddress
{
    /// <summary>The collector of a workspace as the person reaches this server, without a slash at its end: <c>https://host/collect/shop</c>.</summary>
    public static string Of(NavigationManager navigation, string workspace) => $"{navigation.BaseUri}collect/{Uri.EscapeDataString(workspace)}";
}
