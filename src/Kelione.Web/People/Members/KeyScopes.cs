using Kelione.Workspace;

namespace Kelione.Web.People.Members;

/// <summary>What a key can be for, in a person's words, and the rights of it.</summary>
internal static class KeyScopes
{
    /// <summary>The choices in their order.</summary>
    public static IReadOnlyList<(string Name, Right[] Rights)> All { get; } =
    [
        ("events", [Right.SendEvents]),
        ("read", [Right.SeeMap, Right.Ask]),
        ("customers", [Right.OpenCustomers]),
        ("edit", [Right.Comment, Right.EditMap, Right.CreateMap, Right.Measure, Right.DefineSegments]),
        ("manage", [Right.ManageMap, Right.ShareMap]),
        ("data", [Right.ManageData]),
        ("upkeep", [Right.EraseCustomers, Right.ManageWorkspace]),
    ];

    /// <summary>The choices that a key has in full.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<Right> rights) => All.Where(s => s.Rights.All(rights.Contains)).Select(s => s.Name);
}
