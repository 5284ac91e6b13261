using System.Security.Cryptography;
using System.Text;
using Kelione.Workspace;

namespace Kelione.Web.Hosting;

/// <summary>
/// The names of cookies whose content only this server can open. A browser keeps cookies by the host's name and not by its port: two servers on one machine would be given each other's, and take them for forged.
/// So a name ends with a mark of the first workspace's folder; it is the same after a restart, and at every port of one workspace. Nodes that share a database have their folders wherever they like, and the same names.
/// </summary>
internal static class CookieNames
{
    private const int Letters = 8;

    /// <summary>The name of a cookie.</summary>
    /// <param name="name">What it is, such as <c>kelione-form</c>.</param>
    /// <param name="folder">The folder of the first workspace served.</param>
    public static string Of(string name, WorkspaceFolder folder) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Documents is { } shared ? $"{shared.Name}/{folder.Name}" : Path.GetFullPath(folder.Path))))[..Letters]}";
}
