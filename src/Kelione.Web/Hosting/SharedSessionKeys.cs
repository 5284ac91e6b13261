using System.Xml.Linq;
using Kelione.Workspace;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kelione.Web.Hosting;

/// <summary>The keys with which sessions are sealed, in the database that the nodes of a server share: who signed in at one is signed in at all.</summary>
/// <param name="people">Where the database is.</param>
internal sealed class SharedSessionKeys(PeopleRegister people) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. people.SessionKeys().Select(XElement.Parse)];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => people.KeepSessionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
