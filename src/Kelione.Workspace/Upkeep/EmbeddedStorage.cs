namespace Kelione.Workspace;

internal static class EmbeddedStorage
{
    public static Task<IWorkspaceStorage> OpenAsync(WorkspaceFolder folder, CancellationToken cancellationToken) => throw new MendableException("The embedded engine is not there yet.");
}
