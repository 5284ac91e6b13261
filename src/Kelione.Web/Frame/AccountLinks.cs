namespace Kelione.Web.Frame;

/// <summary>Where the account menu leads. Whoever hosts the pages states it.</summary>
/// <param name="SignOut">The address that ends the session; null where nobody signs in, as in the demo.</param>
/// <param name="Profile">The page of one's own account; null for none.</param>
/// <param name="HasTour">Whether the tour shows itself to somebody who is here for the first time.</param>
public sealed record AccountLinks(string? SignOut = null, string? Profile = null, bool HasTour = false);
