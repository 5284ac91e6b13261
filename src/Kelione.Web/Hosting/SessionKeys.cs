using System.Xml.Linq;
using Kelione.Workspace;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kelione.Web.Hosting;

/// <summary>The keys with which sessions are sealed, as files that only their owner reads.</summary>
/// <param name="folder">The workspace that keeps them.</param>
internal sealed class SessionKeys(WorkspaceFolder folder) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Directory.Exists(folder.SessionKeysFolder) ? [.. Directory.EnumerateFiles(folder.SessionKeysFolder, "*.xml").Order(StringComparer.Ordinal).Select(XElement.Load)] : [];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        // The names are made by the library: ids of keys.
        var name = string.Concat(friendlyName.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        PrivateText.Write(Path.Combine(folder.SessionKeysFolder, name + ".xml"), element.ToString(SaveOptions.DisableFormatting));
    }
}
