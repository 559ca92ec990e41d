export const SKUS = ['CHAI', 'TOFU', 'KONBU'] as const;
