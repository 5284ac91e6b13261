using Kelione.Journeys;
using Kelione.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Explore.Frame;

/// <summary>Addresses that a picture links to, where a <c>Num</c> cannot stand.</summary>
internal static class ExploreLinks
{
    /// <summary>The customers behind a number.</summary>
    public static string Customers(NavigationManager navigation, Answer answer, string address) =>
        $"{WorkspaceLinks.Base(navigation)}/customers?handle={Uri.EscapeDataString(answer.Handle)}&address={Uri.EscapeDataString(address)}";
}
