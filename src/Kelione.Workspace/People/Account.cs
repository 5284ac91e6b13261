using Microsoft.AspNetCore.Identity;

namespace Kelione.Workspace;

/// <summary>Somebody who signs in. E-mail and user name are the same.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>What others see.</summary>
    public string Name { get; set; } = "";

    /// <summary>Unix time in milliseconds.</summary>
    public long MadeAt { get; set; }

    /// <summary>When they last did something; 0 for never. Unix time in milliseconds.</summary>
    public long SeenAt { get; set; }
}
